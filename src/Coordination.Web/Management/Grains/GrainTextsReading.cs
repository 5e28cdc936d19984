using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coordination.Access;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Access;
using Coordination.Web.Callers;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Grains;

/// <summary>The personal texts of a grain that is no request. A look is on record before anything is shown.</summary>
internal static class GrainTextsReading
{
    public static async Task<IResult> ReadAsync(
        GrainKindDefinition kind, string? centre, string? id, HistoryQuery query, PersonalCaller caller, ICoordination coordination, CancellationToken cancellation)
    {
        if (!GrainAddress.TryRead(kind, centre, id, out var key, out var problem))
        {
            return new ProblemResult(problem!);
        }

        // Whoever manages access needs no permission for personal texts, and so is asked here.
        if (kind is AccessGrainKind && caller.Reason is null)
        {
            return new ProblemResult(AccessProblems.ReasonMissing);
        }

        if (await coordination.Journal.ReadRowAsync(key, cancellation) is null)
        {
            return ReplyResults.NotFound($"Nothing has happened to a grain of kind '{kind.Name}' with the id '{key.Id}'.", "id");
        }

        var looked = await coordination.NoteAsync(key, new LookAtTexts(caller.Reason, query.After, query.Limit), caller.Meta, cancellation);
        if (looked.IsRefused)
        {
            return ReplyResults.Refused(looked.Refusal);
        }

        var versions = looked.Value.Versions;
        var texts = versions.IsEmpty ? [] : await TextsAsync(key, versions, coordination.Journal, cancellation);
        return new JsonResponse<GrainTextsView>(new GrainTextsView(key.Kind, key.Id, texts, versions.Length < query.Limit ? null : versions[^1]));
    }

    private static async ValueTask<ImmutableArray<GrainTextView>> TextsAsync(
        GrainKey key, ImmutableArray<long> versions, IJournalReader journal, CancellationToken cancellation)
    {
        var texts = ImmutableArray.CreateBuilder<GrainTextView>();
        await foreach (var entry in journal.ReadHistoryAsync(key, versions[0] - 1, cancellation))
        {
            if (entry.Event.Version > versions[^1])
            {
                break;
            }

            if (entry.Event is { Personal: { } personal } one && versions.Contains(one.Version))
            {
                texts.Add(new GrainTextView(one.Version, one.At, one.Type, one.By, Shown(personal.Text)));
            }
        }

        return texts.ToImmutable();
    }

    // The hash of a password is nobody's to read.
    private static JsonNode? Shown(ReadOnlyMemory<byte> text)
    {
        var node = JsonNode.Parse(text.Span);
        (node as JsonObject)?.Remove(AccessPersonal.PasswordField);
        return node;
    }
}
