using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests.Deciding;

namespace Coordination.Erasures;

/// <summary>Whether the texts of other grains that a command names are there, and may go.</summary>
/// <param name="hall">The hall, or what stands in the place of one.</param>
/// <param name="scope">Whether it is a hall.</param>
/// <param name="journal">The record.</param>
/// <param name="plan">The hall's plan; null of what is of no hall.</param>
/// <param name="mayErase">Whether a reason of the hall's erasures may go: not while what it was given for is under way.</param>
internal sealed class GrainSearch(CentreId hall, ErasuresScope scope, IJournal journal, ActivePlan? plan, Func<JournalEvent, bool> mayErase)
{
    /// <summary>So many grains at most in one erasure.</summary>
    public const int Most = 200;

    /// <summary>So many versions at most in one erasure, of all its grains together.</summary>
    public const int MostVersions = 1000;

    /// <summary>The first fault of what is asked, or null.</summary>
    public async ValueTask<Refusal?> CheckAsync(AskErasure ask, CancellationToken cancellation)
    {
        var fault = CheckForm(ask);
        for (var index = 0; index < ask.Grains.Length && fault is null; index++)
        {
            fault = await CheckAsync(ask.Grains[index], FieldOf(index), cancellation);
        }

        return fault;
    }

    // Before anything is read: of each grain whose versions are named the whole history is.
    private static Refusal? CheckForm(AskErasure ask)
    {
        if (!ask.Grains.IsEmpty && ask.What != ErasureKind.Erase)
        {
            return TextChecks.Invalid("grains", "is for 'erase' alone: an export is of requests");
        }

        if (ask.Grains.Length > Most)
        {
            return TextChecks.Invalid("grains", $"has {ask.Grains.Length} entries: give at most {Most}");
        }

        var (named, versions) = (new HashSet<GrainKey>(), 0);
        foreach (var (index, texts) in ask.Grains.Index())
        {
            versions += texts.Versions.Length;
            if (CheckForm(texts, FieldOf(index), !named.Add(texts.Key), versions) is { } fault)
            {
                return fault;
            }
        }

        return null;
    }

    private static Refusal? CheckForm(GrainTexts texts, string field, bool isNamedBefore, int versions) =>
        isNamedBefore ? TextChecks.Invalid($"{field}.id", "names a grain that stands before it: name each grain once, with all of its versions")
        : versions > MostVersions ? TextChecks.Invalid($"{field}.versions", $"brings the versions to {versions}: name at most {MostVersions} in one erasure, or all texts of a grain by leaving them out")
        : RepeatedOf(texts.Versions) is { } repeated ? TextChecks.Invalid($"{field}.versions", $"names {repeated} more than once: name each version once")
        : null;

    private static long? RepeatedOf(ImmutableArray<long> versions)
    {
        var known = new HashSet<long>();
        foreach (var version in versions)
        {
            if (!known.Add(version))
            {
                return version;
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

        // A hall may be called as what stands in the place of one.
        var isOfNone = texts.Key == AccessGrainKind.KeyOf(null) || texts.Key == ErasuresGrainKind.KeyOf(null);
        if (isOfNone != (scope == ErasuresScope.AllHalls) || await journal.ReadRowAsync(texts.Key, cancellation) is not { } row || row.Centre != hall)
        {
            return TextChecks.Invalid($"{field}.id", $"names no {GrainKindNames.NameOf(texts.Kind)} of {(scope == ErasuresScope.Hall ? "this hall" : "all halls")} to which anything has happened");
        }

        // Names and hashes of passwords of everybody who may call stand there.
        return texts.Versions.IsEmpty
            ? texts.Kind == AccessBehaviour.Number ? TextChecks.Invalid($"{field}.versions", "is empty: name the versions whose texts are to go, or nobody signs in by a password any more") : null
            : texts.Kind == GrainKind.Plan && plan is not null && texts.Versions.Contains(plan.Version) ? TextChecks.Invalid($"{field}.versions", $"names {plan.Version}, the plan that counts: publish one without the names first")
            : await CheckVersionsAsync(texts, $"{field}.versions", cancellation);
    }

    private async ValueTask<Refusal?> CheckVersionsAsync(GrainTexts texts, string field, CancellationToken cancellation)
    {
        var missing = texts.Versions.ToHashSet();
        await foreach (var entry in journal.ReadHistoryAsync(texts.Key, Math.Max(1, missing.Min()) - 1, cancellation))
        {
            var isNamed = entry.Event.Personal is not null && missing.Remove(entry.Event.Version);
            if (isNamed && texts.Kind == ErasuresBehaviour.Number && !mayErase(entry.Event))
            {
                return new Refusal(
                    RefusalCodes.WrongState, $"The field '{field}' names {entry.Event.Version}, a reason of what is still under way: have that decided, and an erasure done, first.", field);
            }

            if (missing.Count == 0)
            {
                return null;
            }
        }

        return TextChecks.Invalid(field, $"names {missing.Min()}, with which no text came that is there");
    }

    private static string FieldOf(int index) => $"grains[{index}]";
}
