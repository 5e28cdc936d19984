using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Queries.Sql;
using Coordination.Requests;
using Coordination.Sqlite.Queries;
using Coordination.Staff;
using Shouldly;
using Xunit;

namespace Coordination.Sqlite.Tests;

/// <summary>What each filter of a list walks along: an index in the order of the list, so that a page costs the same however long the list is.</summary>
public sealed class ListPlanTests : IDisposable
{
    private static readonly CentreId Hall = new("hall");
    private static readonly TimeRange Day = new(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
    private static readonly RequestFilter Requests = new() { Centre = Hall };
    private static readonly HandlingFilter Handlings = new() { Centre = Hall };
    private static readonly AuditFilter Audit = new() { Centre = Hall };

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    public static TheoryData<string, string> Plans() => new()
    {
        { "all", "query_request_submitted (centre=?)" },
        { "submitted", "query_request_submitted (centre=? AND submitted>? AND submitted<?)" },
        { "service", "query_request_service (centre=? AND service=?)" },
        { "service on a day", "query_request_service (centre=? AND service=? AND submitted>? AND submitted<?)" },
        { "status", "query_request_status (centre=? AND status=?)" },
        { "open", "query_request_open (centre=?)" },
        { "urgency", "query_request_urgency (centre=? AND urgency=?)" },
        { "channel", "query_request_channel (centre=? AND channel=?)" },
        { "applicant", "query_request_applicant (centre=? AND applicant=?)" },
        { "missed", "query_request_missed (centre=?)" },
        { "closed on a day", "query_request_closed (centre=? AND closed>? AND closed<?)" },
        { "due", "query_request_due (centre=? AND due>?)" },
        { "department", "query_place_department (centre=? AND department=?)" },
        { "open in a department", "query_place_open (centre=? AND department=?)" },
        { "in hand in a department", "query_place_open (centre=? AND department=?)" },
        { "missed in a department on a day", "query_place_missed (centre=? AND department=? AND submitted>? AND submitted<?)" },
        { "that somebody handled", "query_handling_submitted (centre=? AND staff=?)" },
        { "that somebody handled, of a department on a day", "query_handling_submitted (centre=? AND staff=? AND submitted>? AND submitted<?)" },
        { "handlings", "query_handling_centre (centre=?)" },
        { "handlings of somebody on a day", "query_handling_staff (centre=? AND staff=? AND assigned>? AND assigned<?)" },
        { "handlings of a department", "query_handling_department (centre=? AND department=?)" },
        { "handlings of a service", "query_handling_service (centre=? AND service=?)" },
        { "handlings that go on", "query_handling_open (centre=?)" },
        { "audit on a day", "PRIMARY KEY (centre=? AND at>? AND at<?)" },
        { "audit of an actor", "query_audit_actor (centre=? AND actor=?)" },
        { "audit of an event", "query_audit_event (centre=? AND event=?)" },
    };

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Plan_OfAFilter_WalksItsIndexInOrder(string filter, string index)
    {
        var plan = await ExplainAsync(TextOf(filter));

        plan.ShouldContain(step => step.StartsWith("SEARCH", StringComparison.Ordinal) && step.Contains(index, StringComparison.Ordinal), string.Join('\n', plan));
        plan.ShouldNotContain(step => step.Contains("B-TREE", StringComparison.Ordinal) || step.StartsWith("SCAN", StringComparison.Ordinal), string.Join('\n', plan));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Plan_OfWhatAPersonHolds_FindsItFirst(bool isOfADepartment)
    {
        var filter = Requests with { Holder = new StaffId("s"), Department = isOfADepartment ? new DepartmentId("d") : null };

        var plan = await ExplainAsync(Of(filter));

        plan.ShouldContain("SEARCH request USING PRIMARY KEY (id=?)");
        plan.ShouldContain(step => step.Contains("query_place_staff (centre=? AND staff=?)", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Plan_OfFigures_ReadsTheirStretchOfTimeAlone()
    {
        var conditions = SqlFacts.ConditionsOf(new FactFilter { Centre = Hall, At = Day });
        var text = new SqlStatements("")["facts"].Replace("{key}", "staff", StringComparison.Ordinal).Replace("{conditions}", conditions.ToString(), StringComparison.Ordinal);

        (await ExplainAsync((text, conditions.Values))).ShouldContain("SEARCH query_fact USING PRIMARY KEY (centre=? AND at>? AND at<?)");
    }

    [Fact]
    public async Task Plan_OfPeoplesStretches_ReadsWhatEndsThereAndWhatIsLong()
    {
        var conditions = new SqlConditions();
        foreach (var (name, value) in SqlFacts.ValuesOf(Hall, Day))
        {
            conditions.Set(name, value!);
        }

        var plan = await ExplainAsync((new SqlStatements("")["stretches"], conditions.Values));

        foreach (var index in (string[])
            [
                "query_handling_ended (centre=? AND ended>? AND ended<?)", "query_handling_long (centre=? AND ended>?)", "query_handling_open (centre=? AND assigned<?)",
                "query_presence_ended (centre=? AND ended>? AND ended<?)", "query_presence_long (centre=? AND ended>?)", "query_presence_open (centre=?)",
            ])
        {
            plan.ShouldContain(step => step.Contains(index, StringComparison.Ordinal), string.Join('\n', plan));
        }
    }

    private static (string Text, IReadOnlyList<(string Name, object? Value)> Values) TextOf(string filter) => filter switch
    {
        "all" => Of(Requests),
        "submitted" => Of(Requests with { Submitted = Day }),
        "service" => Of(Requests with { Service = new ServiceId("s") }),
        "service on a day" => Of(Requests with { Service = new ServiceId("s"), Submitted = Day }),
        "status" => Of(Requests with { Statuses = [RequestStatus.NoShow] }),
        "open" => Of(Requests with { IsOpen = true }),
        "urgency" => Of(Requests with { Urgency = Urgency.General }),
        "channel" => Of(Requests with { Channel = Channel.Phone }),
        "applicant" => Of(Requests with { Applicant = ApplicantKind.Enterprise }),
        "missed" => Of(Requests with { Missed = true }),
        "closed on a day" => Of(Requests with { Closed = Day, Order = RequestOrder.Closed }),
        "due" => Of(Requests with { Order = RequestOrder.Due }),
        "department" => Of(Requests with { Department = new DepartmentId("d") }),
        "open in a department" => Of(Requests with { Department = new DepartmentId("d"), IsOpen = true }),
        "in hand in a department" => Of(Requests with { Department = new DepartmentId("d"), Statuses = [RequestStatus.InService] }),
        "missed in a department on a day" => Of(Requests with { Department = new DepartmentId("d"), Missed = true, Submitted = Day }),
        "that somebody handled" => Of(Requests with { HandledBy = new StaffId("s") }),
        "that somebody handled, of a department on a day" => Of(Requests with { HandledBy = new StaffId("s"), Department = new DepartmentId("d"), Submitted = Day }),
        "handlings" => Of(Handlings),
        "handlings of somebody on a day" => Of(Handlings with { Staff = new StaffId("s"), Assigned = Day }),
        "handlings of a department" => Of(Handlings with { Department = new DepartmentId("d") }),
        "handlings of a service" => Of(Handlings with { Service = new ServiceId("s") }),
        "handlings that go on" => Of(Handlings with { IsOpen = true }),
        "audit on a day" => Of(Audit with { At = Day }),
        "audit of an actor" => Of(Audit with { Actor = "a" }),
        _ => Of(Audit with { Event = "item.completed" }),
    };

    private static (string Text, IReadOnlyList<(string Name, object? Value)> Values) Of(RequestFilter filter)
    {
        var list = new SqlRequestList(filter with { IsDescending = true }, "");
        return (list.TextOf(new SqlStatements("")), list.Values);
    }

    private static (string Text, IReadOnlyList<(string Name, object? Value)> Values) Of(HandlingFilter filter) => Of("handlings", SqlHandlings.ConditionsOf(filter), "assigned", "id");

    private static (string Text, IReadOnlyList<(string Name, object? Value)> Values) Of(AuditFilter filter) => Of("audit", SqlAudit.ConditionsOf(filter), "at", "sequence");

    private static (string Text, IReadOnlyList<(string Name, object? Value)> Values) Of(string statement, SqlConditions conditions, string column, string key)
    {
        conditions.Set("limit", 101);
        return (new SqlStatements("").List(statement, conditions, column, key, isDescending: true), conditions.Values);
    }

    private async Task<List<string>> ExplainAsync((string Text, IReadOnlyList<(string Name, object? Value)> Values) query)
    {
        await using var database = new SqliteQueryDatabase(_folder.File("lists"));
        await database.PrepareAsync(default);
        return await database.ReadAsync(
            async connection =>
            {
                await using var command = connection.Command(null, $"EXPLAIN QUERY PLAN {query.Text}", query.Values);
                await using var row = await command.ExecuteReaderAsync();
                var steps = new List<string>();
                while (await row.ReadAsync())
                {
                    steps.Add(row.GetString(3));
                }

                return steps;
            },
            default);
    }
}
