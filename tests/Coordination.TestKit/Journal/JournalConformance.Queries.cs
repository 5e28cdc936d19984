using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Staff;
using Coordination.TestKit.Needs;
using Shouldly;

namespace Coordination.TestKit.Journal;

public abstract partial class JournalConformance
{
    private static readonly string[] Statuses = ["waiting", "in-service", "completed", "cancelled"];
    private static readonly int[] Limits = [23, 1000];

    [NeedFact]
    public async Task QueryAsync_EveryFilterAndOrderInPages_GivesWhatANaiveListGives()
    {
        var rows = await WriteManyAsync(160, seed: 11);

        foreach (var query in Combinations())
        {
            var expected = Naive(rows, query).Select(row => row.Key).ToList();
            var found = new List<GrainKey>();
            var page = query;
            RowPage result;
            do
            {
                result = await Journal.QueryAsync(page);
                result.Rows.Count.ShouldBeLessThanOrEqualTo(query.Limit);
                found.AddRange(result.Rows.Select(row => row.Key));
                page = page with { After = result.Next };
            }
            while (result.Next is not null);

            found.ShouldBe(expected, query.ToString());
        }
    }

    [NeedFact]
    public async Task QueryAsync_CoHandlingDepartment_FindsTheRequestOnceWithItsLinks()
    {
        var grain = await WriteAsync(SampleGrain.Request(1), row => row with
        {
            Department = new DepartmentId("lead"),
            Links = [new RowLink(new DepartmentId("helper"), new StaffId("h")), new RowLink(new DepartmentId("lead"), new StaffId("l"))],
        });

        foreach (var query in new RowQuery[] { new() { Department = new DepartmentId("helper") }, new() { Department = new DepartmentId("lead") }, new() { Staff = new StaffId("h") } })
        {
            (await Journal.QueryAsync(query)).Rows.ShouldHaveSingleItem().ShouldEqual(grain.Row);
        }

        await WriteAsync(grain, row => row with { Links = [] });
        (await Journal.QueryAsync(new RowQuery { Department = new DepartmentId("helper") })).Rows.ShouldBeEmpty();
    }

    [NeedFact]
    public async Task QueryAsync_RowsGoneBetweenPages_LeavesNoOtherOut()
    {
        var grains = new List<SampleGrain>();
        for (var i = 0; i < 30; i++)
        {
            grains.Add(await WriteAsync(SampleGrain.Request(i)));
        }

        var first = await Journal.QueryAsync(new RowQuery { IsOpen = true, Limit = 10 });
        await WriteAsync(grains[9], row => row with { IsOpen = false });
        await WriteAsync(grains[0], row => row with { IsOpen = false });
        var second = await Journal.QueryAsync(new RowQuery { IsOpen = true, Limit = 100, After = first.Next });

        second.Rows.Select(row => row.Key).ShouldBe(grains.Skip(10).Select(grain => grain.Key));
        second.Next.ShouldBeNull();
    }

    [NeedFact]
    public async Task QueryAsync_LimitOutOfRange_IsRefused()
    {
        foreach (var limit in new[] { 0, 1001 })
        {
            await Should.ThrowAsync<ArgumentOutOfRangeException>(async () => await Journal.QueryAsync(new RowQuery { Limit = limit }));
        }
    }

    [NeedFact]
    public async Task CountByStatusAsync_OpenAndClosed_CountsEachCentreAndKindForItself()
    {
        var rows = await WriteManyAsync(200, seed: 3);

        foreach (var centre in rows.Select(row => row.Centre).Distinct())
        {
            var expected = rows.Where(row => row.Centre == centre).GroupBy(row => row.Status).ToDictionary(group => group.Key, group => group.LongCount());
            (await Journal.CountByStatusAsync(centre, GrainKind.Request)).OrderBy(pair => pair.Key).ShouldBe(expected.OrderBy(pair => pair.Key));
        }

        (await Journal.CountByStatusAsync(SampleGrain.Wola, GrainKind.Plan)).ShouldBeEmpty();
    }

    private async Task<List<GrainRow>> WriteManyAsync(int count, int seed)
    {
        var random = new Random(seed);
        var rows = new List<GrainRow>();
        foreach (var number in Enumerable.Range(0, count).OrderBy(_ => random.Next()).ToList())
        {
            var grain = SampleGrain.Request(number, new CentreId(random.Next(4) == 0 ? "praga" : "wola"));
            await WriteAsync(grain);
            await WriteAsync(grain, row => Vary(row, random));
            rows.Add(grain.Row);
        }

        return rows;
    }

    private static GrainRow Vary(GrainRow row, Random random)
    {
        var status = Statuses[random.Next(4)];
        return row with
        {
            Status = status,
            IsOpen = status is "waiting" or "in-service",
            Department = random.Next(5) == 0 ? null : new DepartmentId($"d{random.Next(3)}"),
            Staff = random.Next(2) == 0 ? null : new StaffId($"s{random.Next(3)}"),
            Links = [.. Enumerable.Range(0, Math.Max(0, random.Next(6) - 3)).Select(_ => new RowLink(new DepartmentId($"d{random.Next(3)}"), random.Next(2) == 0 ? null : new StaffId($"s{random.Next(3)}")))],
            Urgency = (Urgency)(1 + random.Next(5)),
            Since = SampleGrain.Noon.AddSeconds(random.Next(20)),
            Due = random.Next(3) == 0 ? null : SampleGrain.Noon.AddMinutes(random.Next(20)),
        };
    }

    private static IEnumerable<RowQuery> Combinations() =>
        from order in new[] { RowOrder.Since, RowOrder.Due }
        from limit in Limits
        from filter in Filters()
        select filter with { Order = order, Limit = limit };

    private static IEnumerable<RowQuery> Filters() =>
        from centre in new CentreId?[] { null, SampleGrain.Wola }
        from place in new (string? Department, string? Staff)[] { (null, null), ("d1", null), (null, "s1"), ("d2", "s2") }
        from statuses in new ImmutableArray<string>[] { [], ["waiting"], ["in-service", "completed"] }
        from isOpen in new bool?[] { null, true, false }
        from rest in new RowQuery[]
        {
            new(), new() { Urgency = Urgency.General }, new() { DueFrom = SampleGrain.Noon.AddMinutes(5) },
            new() { DueFrom = SampleGrain.Noon.AddMinutes(5), DueBefore = SampleGrain.Noon.AddMinutes(12) },
        }
        select rest with
        {
            Centre = centre,
            Department = place.Department is { } department ? new DepartmentId(department) : null,
            Staff = place.Staff is { } staff ? new StaffId(staff) : null,
            Statuses = statuses,
            IsOpen = isOpen,
        };

    private static IEnumerable<GrainRow> Naive(IEnumerable<GrainRow> rows, RowQuery query) => rows
        .Where(row => query.Centre is null || row.Centre == query.Centre)
        .Where(row => query.Department is null || row.Department == query.Department || row.Links.Any(link => link.Department == query.Department))
        .Where(row => query.Staff is null || row.Staff == query.Staff || row.Links.Any(link => link.Staff == query.Staff))
        .Where(row => query.Statuses.IsEmpty || query.Statuses.Contains(row.Status))
        .Where(row => query.IsOpen is null || row.IsOpen == query.IsOpen)
        .Where(row => query.Urgency is null || row.Urgency == query.Urgency)
        .Where(row => query.DueFrom is null || row.Due >= query.DueFrom)
        .Where(row => query.DueBefore is null || row.Due < query.DueBefore)
        .Where(row => query.Order == RowOrder.Since || row.Due is not null)
        .OrderBy(row => query.Order == RowOrder.Since ? row.Since : row.Due)
        .ThenBy(row => row.Key.Id, StringComparer.Ordinal);
}
