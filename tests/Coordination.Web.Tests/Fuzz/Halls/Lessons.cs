using System.Text.Json;
using Coordination.Web.Tests.Fuzz.Requests;
using Coordination.Web.Tests.Hosting;

namespace Coordination.Web.Tests.Fuzz.Halls;

/// <summary>What answers teach of the hall.</summary>
internal static class Lessons
{
    private static readonly Dictionary<string, Stage> Stages = new()
    {
        ["waiting"] = Stage.Waiting,
        ["pending"] = Stage.Waiting,
        ["in-service"] = Stage.Assigned,
        ["offered"] = Stage.Offered,
        ["assigned"] = Stage.Assigned,
        ["started"] = Stage.Started,
        ["on-hold"] = Stage.OnHold,
        ["awaiting-documents"] = Stage.Asked,
        ["under-review"] = Stage.UnderReview,
        ["completed"] = Stage.Ended,
        ["cancelled"] = Stage.Ended,
        ["no-show"] = Stage.Ended,
        ["refused"] = Stage.Rated,
    };

    public static void Learn(this KnownHall hall, FuzzRequest request, ApiReply reply)
    {
        if (request.IsElsewhere)
        {
            return;
        }

        if (reply.Status < 300 && reply.ContentType == "application/json" && reply.Text.Length > 0)
        {
            Learn(hall, request, reply, reply.Body);
        }
        else if (reply.Status == 409 && request.Staff is { } person && hall.DeskOf(person) is { } desk)
        {
            desk.Clerks[person] = Desk.Presence.Unknown;
        }
    }

    private static void Learn(KnownHall hall, FuzzRequest request, ApiReply reply, JsonElement body)
    {
        switch (request.Operation.Id)
        {
            case "submitRequest":
                var submitted = hall.Note(Text(body, "request"));
                (submitted.Stage, submitted.TrackingCode) = (Stages[Text(body, "status")], Text(body, "trackingCode"));
                break;
            case "takeNext":
                Take(hall, Text(body, "item"), request.Staff!);
                break;
            case "readStaff":
                LearnPerson(hall, body);
                break;
            case "readRequest":
                LearnMatter(hall.Note(Text(body, "id")), body);
                break;
            case "listRequestsOfHall":
                LearnPage(hall, body);
                break;
            case "readPlan" or "publishPlan" when request.Route["centre"] == Annex.Centre:
                hall.PlanTag = reply.ETag;
                break;
            case "declareCrisis" or "liftCrisis":
                hall.IsInCrisis = body.GetProperty("inCrisis").GetBoolean();
                break;
            case "closeDepartment" or "reopenDepartment" or "limitDepartment" when hall.Desks.FirstOrDefault(desk => desk.Department == Text(body, "department")) is { } desk:
                desk.IsRestricted = request.Operation.Id != "reopenDepartment";
                break;
            case "signOn" or "signOff" or "pauseWork" or "resumeWork" or "drainWork":
                LearnPresence(hall, Text(body, "staff"), Text(body, "presence"));
                break;
            default:
                Step(request);
                break;
        }
    }

    private static void Step(FuzzRequest request)
    {
        if (request.Matter is { } matter && Steps.To(request.Operation.Id) is { } stage)
        {
            matter.Stage = stage;
        }
    }

    private static void Take(KnownHall hall, string item, string staff)
    {
        var colon = item.LastIndexOf(':');
        var matter = hall.Note(item[..colon]);
        (matter.Stage, matter.Staff, matter.Item) = (Stage.Assigned, staff, int.Parse(item.AsSpan(colon + 1), System.Globalization.CultureInfo.InvariantCulture));
    }

    private static void LearnPerson(KnownHall hall, JsonElement person)
    {
        var staff = Text(person, "id");
        LearnPresence(hall, staff, Text(person, "presence"));
        foreach (var held in person.GetProperty("holds").EnumerateArray())
        {
            var matter = hall.Note(Text(held, "request"));
            (matter.Stage, matter.Staff, matter.Item) = (Stages[Text(held, "status")], staff, held.GetProperty("item").GetInt32());
        }
    }

    private static void LearnPresence(KnownHall hall, string staff, string presence)
    {
        if (hall.DeskOf(staff) is { } desk)
        {
            desk.Clerks[staff] = presence switch { "signed-on" => Desk.Presence.On, "paused" => Desk.Presence.Paused, _ => Desk.Presence.Off };
        }
    }

    private static void LearnMatter(Matter matter, JsonElement body)
    {
        matter.Documents = [.. body.GetProperty("missingDocuments").EnumerateArray().Select(document => document.GetString()!)];
        matter.Stage = Text(body, "status") == "in-service" ? matter.Stage : Stages[Text(body, "status")];
        if (body.TryGetProperty("rating", out _))
        {
            matter.Stage = Stage.Rated;
        }

        foreach (var item in body.GetProperty("items").EnumerateArray())
        {
            if (Text(item, "status") is "waiting" or "offered" or "assigned" or "started" or "on-hold" or "awaiting-documents" or "under-review")
            {
                var isAway = Text(item, "status") == "waiting" && item.TryGetProperty("notBefore", out var until) && until.GetDateTimeOffset() > DateTimeOffset.UtcNow;
                (matter.Item, matter.Stage) = (item.GetProperty("item").GetInt32(), isAway ? Stage.Away : Stages[Text(item, "status")]);
            }
        }
    }

    private static void LearnPage(KnownHall hall, JsonElement page)
    {
        foreach (var row in page.GetProperty("rows").EnumerateArray().Where(row => row.TryGetProperty("request", out _) && row.TryGetProperty("places", out _)).Take(3))
        {
            hall.Note(Text(row, "request")).Staff ??= row.GetProperty("places").EnumerateArray()
                .Select(place => place.TryGetProperty("staff", out var staff) ? staff.GetString() : null).FirstOrDefault(staff => staff is not null);
        }
    }

    private static string Text(JsonElement body, string name) => body.GetProperty(name).GetString()!;
}
