using System.Text;
using Coordination.Plans;
using Coordination.Web.Tests.Hosting;

namespace Coordination.Web.Tests.Fuzz;

/// <summary>Every operation that takes a body, with one that is right.</summary>
internal static class WritingOperations
{
    private const string Reason = """{"reason":"because"}""";
    private const string None = "{}";

    /// <summary>Whether an operation's body is a plan's own document.</summary>
    public static bool TakesPlan(string operation) => operation is "publishPlan" or "checkPlan" or "estimatePlanEffect";

    public static IReadOnlyDictionary<string, string> Bodies { get; } = new Dictionary<string, string>
    {
        ["submitRequest"] = """{"service":"service-1","applicant":"citizen","channel":"window","facts":{"danger":"no","people":"3"},"evidence":["passport"],"appointmentAt":"2031-05-05T10:00:00+02:00","needs":["wheelchair"],"personal":{"name":"Ana","contact":"1","matter":"m"}}""",
        ["cancelRequest"] = Reason,
        ["supplyDocuments"] = """{"documents":["photo","form"]}""",
        ["reportArrival"] = None,
        ["stepBack"] = """{"minutes":10}""",
        ["moveAppointment"] = """{"appointmentAt":"2031-05-06T10:00:00+02:00","reason":"a journey"}""",
        ["parkItem"] = """{"minutes":5,"reason":"a form"}""",
        ["rateRequest"] = """{"score":5,"comment":"good"}""",
        ["signOn"] = """{"window":"1A"}""",
        ["signOff"] = """{"release":true}""",
        ["pauseWork"] = Reason,
        ["resumeWork"] = None,
        ["drainWork"] = None,
        ["takeNext"] = None,
        ["acceptItem"] = None,
        ["declineItem"] = Reason,
        ["startItem"] = None,
        ["holdItem"] = Reason,
        ["resumeItem"] = None,
        ["askDocuments"] = """{"documents":["photo"],"message":"please"}""",
        ["completeItem"] = """{"outcome":"granted","note":"all well"}""",
        ["transferItem"] = """{"to":"desk-2","reason":"theirs"}""",
        ["objectToDispatch"] = Reason,
        ["reportNoShow"] = None,
        ["escalateRequest"] = """{"urgency":2,"reason":"press"}""",
        ["cancelRequestBySupervisor"] = Reason,
        ["reopenRequest"] = Reason,
        ["releaseItem"] = Reason,
        ["giveItem"] = """{"staff":"other-2","reason":"by name"}""",
        ["transferItemBySupervisor"] = """{"to":"desk-2","reason":"theirs"}""",
        ["reviewObjection"] = """{"upheld":true,"to":"desk-3","reason":"indeed"}""",
        ["startBatch"] = """{"command":"escalate","urgency":2,"expected":3,"reason":"press"}""",
        ["cancelBatch"] = Reason,
        ["declareCrisis"] = Reason,
        ["liftCrisis"] = Reason,
        ["reconcile"] = Reason,
        ["checkPlan"] = Encoding.UTF8.GetString(PlanDocument.Write(TestPlan.Create())),
        ["estimatePlanEffect"] = Encoding.UTF8.GetString(PlanDocument.Write(TestPlan.Create())),
        ["publishPlan"] = Encoding.UTF8.GetString(PlanDocument.Write(TestPlan.Create())),
        ["approvePlan"] = Reason,
        ["declinePlan"] = Reason,
        ["closeDepartment"] = Reason,
        ["reopenDepartment"] = Reason,
        ["limitDepartment"] = """{"limit":3,"reason":"short"}""",
    };
}
