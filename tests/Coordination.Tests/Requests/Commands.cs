using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Tests.Requests;

/// <summary>Commands with the parts that most tests do not care about.</summary>
internal static class Commands
{
    public static readonly Actor Citizen = new(ActorKind.Citizen, "jan");
    public static readonly Actor Clerk = new(ActorKind.Staff, "anna");
    public static readonly Actor Supervisor = new(ActorKind.Supervisor, "sofia");
    public static readonly Actor Administrator = new(ActorKind.Administrator, "root");
    public static readonly Epoch Epoch = new(3);

    public static SubmitRequest Submit(ServiceId? service = null) =>
        new() { Centre = RequestTestHall.Centre, Service = service ?? RequestTestHall.Card, Channel = Channel.Window, Evidence = ["photo", "old-card"] };

    public static SubmitRequest SubmitLicence() => Submit(RequestTestHall.Licence) with { Applicant = ApplicantKind.Enterprise };

    /// <summary>An offer that stands for a minute after the story's begin, or longer where the test needs it.</summary>
    public static OfferItem Offer(int item = 0, StaffId? staff = null, double minutes = 1) =>
        new(item, staff ?? RequestTestHall.Anna, TimeSpan.FromMinutes(minutes), Epoch, "longest idle");

    public static AssignItem Assign(int item = 0, StaffId? staff = null) => new(item, staff ?? RequestTestHall.Anna, Epoch, "longest idle");

    public static AcceptItem Accept(StaffId? staff = null) => new(0, staff ?? RequestTestHall.Anna);

    public static DeclineItem Decline(StaffId? staff = null) => new(0, staff ?? RequestTestHall.Anna, "break");

    public static StartItem Start(int item = 0, StaffId? staff = null) => new(item, staff ?? RequestTestHall.Anna);

    public static HoldItem Hold(StaffId? staff = null) => new(0, staff ?? RequestTestHall.Anna, "printer");

    public static ResumeItem Resume(StaffId? staff = null) => new(0, staff ?? RequestTestHall.Anna);

    public static CompleteItem Complete(int item = 0, StaffId? staff = null) => new(item, staff ?? RequestTestHall.Anna, "granted");

    public static AskDocuments Ask(int item = 0, params string[] documents) => new(item, RequestTestHall.Anna, [.. documents]);

    public static SupplyDocuments Supply(params string[] documents) => new([.. documents]);

    public static TransferItem Transfer(DepartmentId to, StaffId? staff, int item = 0) => new(item, to, "belongs there", staff);

    public static ObjectToDispatch Object(int item = 0, StaffId? staff = null) => new(item, staff ?? RequestTestHall.Anna, "not ours");

    public static ReportNoShow NoShow(int item = 0, StaffId? staff = null) => new(item, staff ?? RequestTestHall.Anna);
}
