using Coordination.Web.Tests.Fuzz.Halls;

namespace Coordination.Web.Tests.Fuzz.Requests;

/// <summary>Values of query parameters, by their names: the document gives their meaning in words alone.</summary>
internal static class ParameterValues
{
    private static readonly string[] Statuses = ["waiting", "in-service", "completed", "cancelled", "awaiting-documents", "no-show", "refused"];

    private static readonly string[] NoNumbers = ["", "-1", "+1", "1.0", "1e2", "0x1", "NaN", "Infinity", "99999999999999999999", "%D9%A1", "%201", "1%00", "one", "true", "1,2", "%F0%9F%9A%97", "null"];

    private static readonly string[] NoNames = ["", "%20", "None", "WAITING", "Waiting", "1", "started", "due%00", "%2E%2E", "null", "%F0%9F%9A%97", "waiting%20", "%27", "%22", "since%2Cdue"];

    private static readonly string[] NoIds = ["", "a%20b", "%2E%2E%2F", "%00", "%E2%80%8B", "%F0%9F%9A%97", "a%2Fb", "%25", "*", "%FF%FE"];

    private static readonly string[] NoInstants = ["", "2031-05-05", "10:00", "2031-02-30T10:00:00Z", "2031-13-01T00:00:00Z", "0001-01-01T00:00:00%2B14:00", "9999-12-31T23:59:59-14:00", "T", "1e9", "now", "2031-05-05T25:00:00Z", "T10:00", "2031-05-05T10:00:00Z%00", "05/05/2031T10:00", "2031-05-05T10:00:00%2B99:00"];

    public static string Valid(string name, string operation, KnownHall hall, Desk desk, Random random) => name switch
    {
        "limit" => Of(random, "1", "3", operation == "listCrises" ? "50" : "1000"),
        "after" => Of(random, "0", "1", "12", "999999999"),
        "before" => Of(random, "1", "12", "999999999"),
        "urgency" => $"{random.Next(1, 6)}",
        "open" or "missed" or "descending" => Of(random, "true", "false"),
        "release" => Of(random, "true", "false"),
        "days" => Of(random, "1", "5", "20"),
        "sort" => Of(random, "submitted", "closed", "due"),
        "channel" => Of(random, "window", "phone", "online"),
        "applicant" => Of(random, "citizen", "enterprise"),
        "service" => desk.Service,
        "command" => Of(random, "escalate", "cancel", "reopen", "release", "transfer", "give"),
        "newUrgency" => $"{random.Next(1, 6)}",
        "outcome" => Of(random, "done", "refused", "left"),
        "stage" => Of(random, "running", "stopping", "cancelled", "done"),
        "to" when operation == "previewBatch" => desk.Department,
        "cursor" when operation == "listHolds" => "aG9sZHMgMDE5MWQyYTAtNWY0ZS03YzFiLTlhNTMtMGM4ZDdlNWY0YTIx",
        "cursor" => "ZXJhc3VyZXMgMA",
        "status" => string.Join(',', random.GetItems(Statuses, random.Next(1, 4)).Distinct()),
        "dueFrom" or "dueBefore" or "at" or "submittedFrom" or "submittedBefore" or "closedFrom" or "closedBefore" or "assignedFrom" or "assignedBefore" => Of(random, "2031-05-05T10:00:00Z", "2020-01-01T00:00:00%2B02:00"),
        "from" when IsWithinTime(operation) => Of(random, "2020-01-01T00:00:00Z", "2021-03-01T09:30:00%2B01:00"),
        "to" when IsWithinTime(operation) => Of(random, "2031-05-05T10:00:00Z", "2040-01-01T00:00:00%2B02:00"),
        "actor" => Of(random, "portal", "p-aaqaeayeaudaocajbifqydioba"),
        "event" => Of(random, "request.submitted", "staff.signed-on", "personal.read"),
        "fields" => operation switch
        {
            "exportFiguresCsv" => Of(random, "key", "name,key"),
            "exportFiguresNdjson" => Of(random, "key", "figures,key"),
            "exportAuditNdjson" or "listAudit" => Of(random, "at,by,event", "proof"),
            "exportAuditCsv" => Of(random, "at,actor,event", "proof"),
            "exportBatchItemsCsv" or "exportBatchItemsNdjson" => Of(random, "request,code", "outcome"),
            _ => Of(random, "request", "service,request"),
        },
        "check" => "hash",
        "by" => Of(random, "hour", "day", "department", "service", "staff", "channel", "urgency"),
        "metric" => Of(random, "queued", "queued,serviceLevel", "occupancy"),
        "from" => Of(random, "0", "1"),
        "to" or "version" => Of(random, "1", "2"),
        "department" => desk.Department,
        "staff" or "holder" or "handledBy" => desk.Clerks.Keys.First(),
        "centre" => RequestMaker.Centre,
        "request" => hall.AnyMatter("readRequest")?.Request ?? "0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21",
        "kind" => Of(random, "request", "staff", "centre", "department", "plan"),
        _ => throw new InvalidOperationException($"The fuzzer knows no value for the parameter '{name}': teach it one here."),
    };

    /// <summary>A value that is none of this parameter's.</summary>
    public static string Wrong(string name, Random random) => name switch
    {
        "limit" => Of(random, [.. NoNumbers, "0", "1001"]),
        "after" or "from" => Of(random, NoNumbers),
        "to" or "version" => Of(random, [.. NoNumbers, "0"]),
        "urgency" or "newUrgency" => Of(random, [.. NoNumbers, "0", "6"]),
        "dueFrom" or "dueBefore" or "at" or "submittedFrom" or "submittedBefore" or "closedFrom" or "closedBefore" or "assignedFrom" or "assignedBefore" => Of(random, NoInstants),
        "department" or "staff" or "holder" or "handledBy" or "service" or "centre" or "request" => Of(random, NoIds),
        "actor" => Of(random, "", "%00", new string('a', 129)),
        "cursor" => Of(random, [.. NoNames, "!!!!", "AAAA", "c2luY2UgLTEgeA", new string('A', 300)]),
        "days" => Of(random, [.. NoNumbers, "0", "21"]),
        "before" => Of(random, [.. NoNumbers, "0"]),
        "open" or "missed" or "descending" or "release" => Of(random, [.. NoNames, "True", "yes"]),
        "status" => Of(random, [.. NoNames.Except(["waiting%20"]), ",", "waiting,started"]),
        _ => Of(random, NoNames),
    };

    private static bool IsWithinTime(string operation) => operation.Contains("Figures", StringComparison.Ordinal) || operation.Contains("Audit", StringComparison.Ordinal);

    private static string Of(Random random, params string[] values) => values[random.Next(values.Length)];
}
