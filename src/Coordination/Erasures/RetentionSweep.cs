using System.Collections.Immutable;
using Coordination.Halls;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Erasures;

/// <summary>Erases one kind of text of requests that ended so long ago that the plan does not keep it any more, a bounded number at a time.</summary>
/// <remarks>
/// Requests are gone through by their submission. What was done is remembered as a time: everything that was submitted before it has
/// ended and is swept. A request that is open, held or not old enough keeps that time where it is, and those behind it are looked at again.
/// </remarks>
internal sealed class RetentionSweep(CentreId hall, HallServices services)
{
    private const int PageSize = 100;
    private const int MostLooked = 1000;
    private const int MostErased = 100;

    private static readonly RequestBehaviour Behaviour = new();

    /// <summary>Sweeps.</summary>
    /// <param name="state">What was swept before, and what is held.</param>
    /// <param name="kind">Which kind of text.</param>
    /// <param name="days">How many days it is kept.</param>
    /// <returns>Up to when everything is swept, how many requests had a text, and whether there may be more.</returns>
    public async ValueTask<(DateTimeOffset Until, int Erased, bool HasMore)> RunAsync(ErasuresState state, PersonalKind kind, int days)
    {
        var cutoff = services.Time.GetUtcNow() - TimeSpan.FromDays(days);
        var from = state.SweptUntil(kind);
        var limit = await FirstOpenAsync() is { } open && open < cutoff ? open : cutoff;
        var (until, erased, looked, isWhole) = (from, 0, 0, true);
        RowCursor? after = new(from, "");
        while (after is not null && looked < MostLooked && erased < MostErased)
        {
            var page = await services.Journal.QueryAsync(new RowQuery { Centre = hall, IsOpen = false, After = after, Limit = PageSize });
            after = page.Next;
            foreach (var row in page.Rows)
            {
                looked++;
                if (row.Since > cutoff)
                {
                    after = null;
                    break;
                }

                var isOver = IsOver(row, state, cutoff);
                erased += isOver && await EraseAsync(row.Key, kind) ? 1 : 0;
                isWhole &= isOver;
                until = isWhole && row.Since <= limit ? row.Since : until;
            }
        }

        return (until, erased, after is not null);
    }

    private static bool IsOver(GrainRow row, ErasuresState state, DateTimeOffset cutoff)
    {
        var request = Behaviour.ReadState(row.State.Span);
        return request.ClosedAt <= cutoff && !state.IsHeld(request.Id);
    }

    private async ValueTask<bool> EraseAsync(GrainKey key, PersonalKind kind)
    {
        await foreach (var entry in services.Journal.ReadHistoryAsync(key))
        {
            if (entry.Event.Personal is not null && PersonalKinds.Of(entry.Event.Type) == kind)
            {
                var request = new RequestId(Guid.Parse(key.Id));
                return !(await services.Grains.Request(request).ExecuteAsync(new ErasePersonal(ErasuresBehaviour.Retention, [kind]), new CommandMeta(Actor.Engine))).IsRefused;
            }
        }

        return false;
    }

    private async ValueTask<DateTimeOffset?> FirstOpenAsync() =>
        (await services.Journal.QueryAsync(new RowQuery { Centre = hall, IsOpen = true, Limit = 1 })).Rows is [var first, ..] ? first.Since : null;

    /// <summary>The kinds of text that a plan does not keep for ever, each with its days.</summary>
    public static ImmutableArray<(PersonalKind Kind, int Days)> KindsOf(HallPlan? plan)
    {
        var kinds = ImmutableArray.CreateBuilder<(PersonalKind, int)>();
        foreach (var (kind, days) in (ReadOnlySpan<(PersonalKind, int?)>)
            [(PersonalKind.Submission, plan?.Retention?.Submission), (PersonalKind.Documents, plan?.Retention?.Documents),
             (PersonalKind.Rating, plan?.Retention?.Rating), (PersonalKind.Words, plan?.Retention?.Words)])
        {
            if (days is { } limit)
            {
                kinds.Add((kind, limit));
            }
        }

        return kinds.ToImmutable();
    }
}
