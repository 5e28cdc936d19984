using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coordination.Grains;
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
        if (await coordination.Request(request.Value).ReadAsync(cancellation) is not { Status: not RequestStatus.None })
        {
            return new ProblemResult(TrackingHeader.NoRequest(request.Value));
        }

        var (versions, refusal) = caller.IsOwner ? (null, null) : await LookAsync(request.Value, caller, coordination, cancellation);
        return refusal is not null
            ? ReplyResults.Refused(refusal)
            : new JsonResponse<PersonalView>(new PersonalView(request.Value, await TextsAsync(request.Value, versions, coordination.Journal, cancellation)));
    }

    private static async ValueTask<(ImmutableArray<long>? Versions, Refusal? Refusal)> LookAsync(
        RequestId request, PersonalCaller caller, ICoordination coordination, CancellationToken cancellation)
    {
        var looked = await coordination.NoteAsync(GrainKey.Of(request), new LookAtTexts(caller.Reason), caller.Meta, cancellation);
        return looked.IsRefused ? (null, looked.Refusal) : (looked.Value.Versions, null);
    }

    // What the hall's people have written about it among themselves is not for the citizen's screen; they are shown what they have looked at on record.
    private static async ValueTask<ImmutableArray<PersonalTextView>> TextsAsync(
        RequestId request, ImmutableArray<long>? looked, IJournalReader journal, CancellationToken cancellation)
    {
        var texts = ImmutableArray.CreateBuilder<PersonalTextView>();
        await foreach (var entry in journal.ReadHistoryAsync(GrainKey.Of(request), cancellation: cancellation))
        {
            var kind = PersonalKinds.Of(entry.Event.Type);
            if (entry.Event.Personal is { } personal && (looked is { } versions ? versions.Contains(entry.Event.Version) : kind != PersonalKind.Words))
            {
                texts.Add(new PersonalTextView(entry.Event.Version, entry.Event.At, entry.Event.Type, kind, JsonNode.Parse(personal.Text.Span)));
            }
        }

        return texts.ToImmutable();
    }
}
