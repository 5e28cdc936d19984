using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests.Deciding;

namespace Coordination.Erasures;

/// <summary>Whether the texts of other grains that a command names are there, and may go.</summary>
internal sealed class GrainSearch(CentreId hall, IJournal journal, ActivePlan plan)
{
    private const int Most = 200;

    /// <summary>The first fault of what is asked, or null.</summary>
    public async ValueTask<Refusal?> CheckAsync(AskErasure ask, CancellationToken cancellation)
    {
        if (!ask.Grains.IsEmpty && ask.What != ErasureKind.Erase)
        {
            return TextChecks.Invalid("grains", "is for 'erase' alone: an export is of requests");
        }

        if (ask.Grains.Length > Most)
        {
            return TextChecks.Invalid("grains", $"has {ask.Grains.Length} entries: give at most {Most}");
        }

        for (var index = 0; index < ask.Grains.Length; index++)
        {
            if (await CheckAsync(ask.Grains[index], $"grains[{index}]", cancellation) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private async ValueTask<Refusal?> CheckAsync(GrainTexts texts, string field, CancellationToken cancellation)
    {
        if (texts.Kind == GrainKind.Request)
        {
            return TextChecks.Invalid($"{field}.kind", "is 'request': name requests in 'requests'");
        }

        if (await journal.ReadRowAsync(texts.Key, cancellation) is not { } row || row.Centre != hall)
        {
            return TextChecks.Invalid($"{field}.id", $"names no {GrainKindNames.NameOf(texts.Kind)} of this hall to which anything has happened");
        }

        // Names and hashes of passwords of everybody who may call stand there.
        return texts.Versions.IsEmpty
            ? texts.Kind == AccessBehaviour.Number ? TextChecks.Invalid($"{field}.versions", "is empty: name the versions whose texts are to go, or nobody signs in by a password any more") : null
            : texts.Kind == GrainKind.Plan && texts.Versions.Contains(plan.Version) ? TextChecks.Invalid($"{field}.versions", $"names {plan.Version}, the plan that counts: publish one without the names first")
            : await CheckVersionsAsync(texts, $"{field}.versions", cancellation);
    }

    private async ValueTask<Refusal?> CheckVersionsAsync(GrainTexts texts, string field, CancellationToken cancellation)
    {
        var missing = texts.Versions.ToHashSet();
        await foreach (var entry in journal.ReadHistoryAsync(texts.Key, cancellation: cancellation))
        {
            if (entry.Event.Personal is not null)
            {
                missing.Remove(entry.Event.Version);
            }
        }

        return missing.Count == 0 ? null : TextChecks.Invalid(field, $"names {missing.Min()}, with which no text came that is there");
    }
}
