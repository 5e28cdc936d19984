using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Portal;

/// <summary>The personal texts of a request. A look of the hall's people is on record before they see anything.</summary>
internal static class PersonalReading
{
    public static async Task<IResult> ReadAsync(RouteValue<RequestId> request, PersonalCaller caller, ICoordination coordination, CancellationToken cancellation)
    {
        var grain = coordination.Request(request.Value);
        if (await grain.ReadAsync(cancellation) is not { Status: not RequestStatus.None })
        {
            return new ProblemResult(TrackingHeader.NoRequest(request.Value));
        }

        var texts = await TextsAsync(request.Value, caller.IsOwner, coordination.Journal, cancellation);
        if (!caller.IsOwner && !texts.IsEmpty)
        {
            var look = new LookAtPersonal([.. texts.Select(text => text.Kind).Distinct().Order()], caller.Reason);
            if (await grain.ExecuteAsync(look, caller.Meta, cancellation) is { IsRefused: true, Refusal: var refusal })
            {
                return ReplyResults.Refused(refusal);
            }
        }

        return new JsonResponse<PersonalView>(new PersonalView(request.Value, texts));
    }

    // What the hall's people have written about it among themselves is not for the citizen's screen; nobody is shown why others have looked.
    private static async ValueTask<ImmutableArray<PersonalTextView>> TextsAsync(
        RequestId request, bool isOwner, IJournalReader journal, CancellationToken cancellation)
    {
        var texts = ImmutableArray.CreateBuilder<PersonalTextView>();
        await foreach (var entry in journal.ReadHistoryAsync(GrainKey.Of(request), cancellation: cancellation))
        {
            var kind = PersonalKinds.Of(entry.Event.Type);
            if (entry.Event.Personal is { } personal && !PersonalEvents.IsName(entry.Event.Type) && !(isOwner && kind == PersonalKind.Words))
            {
                texts.Add(new PersonalTextView(entry.Event.Version, entry.Event.At, entry.Event.Type, kind, JsonNode.Parse(personal.Text.Span)));
            }
        }

        return texts.ToImmutable();
    }
}
