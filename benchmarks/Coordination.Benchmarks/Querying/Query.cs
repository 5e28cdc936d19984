using Coordination.Benchmarks.Halls;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Benchmarks.Querying;

/// <summary>One kind of question, asked again and again of other places.</summary>
/// <param name="Name">What is asked.</param>
/// <param name="AskAsync">Asks it with a random number; returns how many rows or events came.</param>
internal sealed record Query(string Name, Func<IJournal, Population, int, Task<int>> AskAsync)
{
    private static readonly RowQuery Open = new() { Centre = BenchmarkHall.Centre, IsOpen = true };

    /// <summary>The least a read can be: what the others are compared with.</summary>
    public static Query Floor { get; } = new("one request's row by its key", async (journal, people, number) =>
        await journal.ReadRowAsync(people.Key(number % people.Count)) is null ? 0 : 1);

    public static IReadOnlyList<Query> All { get; } =
    [
        new("one request's history", async (journal, people, number) => await journal.ReadHistoryAsync(people.Key(number % people.Count)).CountAsync()),
        Page("open requests of the hall, first page of 100", (_, _) => Open),
        Page("open requests of a department, first page", (_, number) => Open with { Department = Population.Department(number) }),
        Page("open requests of a department, a page in the middle", (people, number) => Open with
        {
            Department = Population.Department(number), After = Cursor(people, number),
        }),
        Page("waiting requests of a department and a level", (_, number) => Open with
        {
            Department = Population.Department(number), Urgency = (Urgency)(1 + (number % 5)), Statuses = [RequestStatusNames.Of(RequestStatus.Waiting)],
        }),
        Page("what a member of staff holds", (people, number) => Open with { Staff = people.Holder(number) }),
        Page("overdue requests, earliest first", (people, _) => Open with { Order = RowOrder.Due, DueBefore = people.Since(people.Count / 2) }),
        Page("closed requests of a department, a page in the middle", (people, number) => Open with
        {
            IsOpen = false, Department = Population.Department(number), After = Cursor(people, number),
        }),
        new("requests by status, all counted", async (journal, _, _) => (await journal.CountByStatusAsync(BenchmarkHall.Centre, GrainKind.Request)).Count),
        Feed(100),
        Feed(1_000),
        new("last sequence of the feed", async (journal, _, _) => (int)Math.Min(1, await journal.ReadLastSequenceAsync())),
    ];

    private static Query Page(string name, Func<Population, int, RowQuery> make) =>
        new(name, async (journal, people, number) => (await journal.QueryAsync(make(people, number))).Rows.Count);

    private static Query Feed(int limit) => new(
        $"feed, {Reporting.Numbers.Count(limit)} events from anywhere",
        async (journal, people, number) => (await journal.ReadFeedAsync(number % people.Count, limit)).Count);

    private static RowCursor Cursor(Population people, int number) => new(people.Since((people.Count / 10) + (number % (people.Count / 2))), "");
}
