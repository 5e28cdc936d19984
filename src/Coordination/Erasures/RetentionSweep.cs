using System.Collections.Immutable;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Erasures;

/// <summary>One pass over the requests of a hall: erases one kind of text of those that ended so long ago that the plan does not keep it any more.</summary>
/// <remarks>
/// Requests are gone through by their submission, a bounded number at a time. What was done is remembered as a time: everything that was
/// submitted before it has ended and is swept. A request that is open, held or not old enough keeps that time where it is: those behind it are
/// swept as well, and looked at again by the next pass.
/// </remarks>
internal sealed class RetentionSweep(CentreId hall, HallServices services, PersonalKind kind, int days)
{
    private const int PageSize = 100;
    private const int MostLooked = 300;
    private const int MostErased = 100;

    private static readonly RequestBehaviour Behaviour = new();

    private RowCursor? _after;
    private bool _isWhole = true;

    /// <summary>Whether there may be more.</summary>
    public bool HasMore { get; private set; } = true;

    /// <summary>Sweeps on.</summary>
    /// <param name="state">What was swept before, and what is held.</param>
    /// <returns>Up to when everything is swept, and how many requests had a text.</returns>
    public async ValueTask<(DateTimeOffset Until, int Erased)> RunAsync(ErasuresState state)
    {
        var cutoff = services.Time.GetUtcNow() - TimeSpan.FromDays(days);
        var limit = await FirstOpenAsync() is { } open && open < cutoff ? open : cutoff;
        var (until, erased, looked) = (state.SweptUntil(kind), 0, 0);
        _after ??= new RowCursor(until, "");
        while (HasMore && looked < MostLooked && erased < MostErased)
        {
            var page = await services.Journal.QueryAsync(new RowQuery { Centre = hall, IsOpen = false, After = _after, Limit = PageSize });
            (_after, HasMore) = (page.Next, page.Next is not null);
            foreach (var row in page.Rows)
            {
                looked++;
                if (row.Since > cutoff)
                {
                    HasMore = false;
                    break;
                }

                var isOver = IsOver(row, state, cutoff);
                erased += isOver && await EraseAsync(row.Key) ? 1 : 0;
                _isWhole &= isOver;
                until = _isWhole && row.Since <= limit ? row.Since : until;
            }
        }

        return (until, erased);
    }

    private static bool IsOver(GrainRow row, ErasuresState state, DateTimeOffset cutoff)
    {
        var request = Behaviour.ReadState(row.State.Span);
        return request.ClosedAt <= cutoff && !state.IsHeld(request.Id);
    }

    private async ValueTask<bool> EraseAsync(GrainKey key)
    {
        var versions = ImmutableArray.CreateBuilder<long>();
        await foreach (var entry in services.Journal.ReadHistoryAsync(key))
        {
            if (entry.Event.Personal is not null && PersonalKinds.Of(entry.Event.Type) == kind)
            {
                versions.Add(entry.Event.Version);
            }
        }

        var erase = new EraseTexts(ErasuresBehaviour.Retention) { Versions = versions.ToImmutable() };
        return versions.Count > 0 && !(await services.Grains.NoteAsync(key, erase, new CommandMeta(Actor.Engine))).IsRefused;
    }

    private async ValueTask<DateTimeOffset?> FirstOpenAsync() =>
        (await services.Journal.QueryAsync(new RowQuery { Centre = hall, IsOpen = true, Limit = 1 })).Rows is [var first, ..] ? first.Since : null;

    /// <summary>The kinds of text that a plan does not keep for ever, each with its days.</summary>
    public static ImmutableArray<(PersonalKind Kind, int Days)> KindsOf(HallPlan? plan)
    {
        var kinds = ImmutableArray.CreateBuilder<(PersonalKind, int)>();
        foreach (var (text, kept) in (ReadOnlySpan<(PersonalKind, int?)>)
            [(PersonalKind.Submission, plan?.Retention?.Submission), (PersonalKind.Documents, plan?.Retention?.Documents),
             (PersonalKind.Rating, plan?.Retention?.Rating), (PersonalKind.Words, plan?.Retention?.Words)])
        {
            if (kept is { } limit)
            {
                kinds.Add((text, limit));
            }
        }

        return kinds.ToImmutable();
    }
}
