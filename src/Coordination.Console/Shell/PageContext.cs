using System.Collections.Immutable;
using System.Globalization;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Texts;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;
using Coordination.Web.Problems;

namespace Coordination.Console.Shell;

/// <summary>Who looks at a page, in which words, and at which hall.</summary>
internal sealed record PageContext
{
    private static readonly string[] Restricted = ["", "queues", "floor", "staff", "requests", "batches", "departments", "figures"];

    public required ConsoleTexts Texts { get; init; }

    /// <summary>The colours: <c>light</c>, <c>dark</c>, or null as the reader's system has them.</summary>
    public string? Theme { get; init; }

    /// <summary>Who is signed in; null where nobody is known.</summary>
    public AccessCaller? Caller { get; init; }

    /// <summary>The hall that the page is of; null of pages that are of none.</summary>
    public CentreId? Hall { get; init; }

    /// <summary>The hall's plan in the reader's language; null without a hall.</summary>
    public HallPlan? Plan => Spoken?.Plan;

    /// <summary>The same, beside the plan as it was written.</summary>
    public SpokenPlan? Spoken { get; init; }

    /// <summary>The department to which what is shown is restricted; null for the whole hall.</summary>
    public DepartmentId? Department { get; init; }

    /// <summary>The halls in which the reader has a part, by name.</summary>
    public ImmutableArray<HallChoice> Halls { get; init; } = [];

    /// <summary>The page's own address, with its query.</summary>
    public required string Address { get; init; }

    /// <summary>The page with a plan, in the reader's language.</summary>
    public PageContext With(HallPlan? plan) => this with { Spoken = plan is null ? null : SpokenPlan.Of(plan, [Texts.Language]) };

    /// <summary>Whether the page answers a form that was sent to an address with this end: of a page's forms only that one is right or wrong.</summary>
    public bool Answers(string form) => Address.EndsWith($"/{form}", StringComparison.Ordinal);

    /// <summary>Now.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The name and value of the field by which a form proves to be of this host; none in what is shown to several readers.</summary>
    public (string Field, string Value) Token { get; init; }

    /// <summary>The clock of the hall.</summary>
    public TimeZoneInfo Zone { get; init; } = TimeZoneInfo.Utc;

    /// <summary>Whether the reader may do something here, if they give a reason where one is needed: the same policy decides as when they do it.</summary>
    public bool May(Permission permission, DepartmentId? department = null, bool isHeld = false) => Caller is not null && AccessPolicy.Decide(
        Caller, new AccessCall(permission, Hall) { Department = department ?? Department, IsHeld = isHeld, HasReason = true }).IsAllowed;

    /// <summary>Whether the reader may do something that belongs to no hall, if they give a reason where one is needed.</summary>
    public bool MayEverywhere(Permission permission) => Caller is not null && AccessPolicy.Decide(Caller, new AccessCall(permission, null) { HasReason = true }).IsAllowed;

    /// <summary>The department of whoever may see one alone; else that to which the page is restricted.</summary>
    public DepartmentId? Home => Department ?? (Caller is null || May(Permission.ReadWork) ? null
        : Caller.Grants.Where(grant => grant.Covers(Hall)).Select(grant => grant.Department).FirstOrDefault(department => department is not null && May(Permission.ReadWork, department)));

    /// <summary>Whether the reader may see the page of an entry of the navigation: of their department where it can be restricted to one, else of the hall.</summary>
    public bool MaySee(Section section) =>
        Restricted.Contains(section.Path) ? May(section.Permission, Home) : (this with { Department = null }).May(section.Permission);

    /// <summary>A page of the hall, restricted as this one is where it can be.</summary>
    public string To(string page)
    {
        var path = $"{ConsolePaths.OfHall(Hall!.Value)}{(page.Length > 0 ? "/" : "")}{page}";
        return Home is { } department && Restricted.Contains(page.Split('/', '?')[0]) && !page.Contains("?department", StringComparison.Ordinal)
            ? $"{path}{(page.Contains('?', StringComparison.Ordinal) ? '&' : '?')}department={department}"
            : path;
    }

    /// <summary>That the hall has no such department as the page is restricted to; null where it has.</summary>
    public Problem? UnknownDepartment() => Department is { } department && Plan is not null && Plan.Departments.All(one => one.Id != department)
        ? Problem.NotFound($"The plan of centre '{Hall}' has no department '{department}'.", "department")
        : null;

    public string NameOf(DepartmentId department) => Plan?.Departments.FirstOrDefault(one => one.Id == department)?.Name.Default ?? department.ToString();

    public string NameOf(ServiceId service) => Plan?.Services.FirstOrDefault(one => one.Id == service)?.Name.Default ?? service.ToString();

    public string NameOf(StaffId staff) => Plan?.Staff.FirstOrDefault(one => one.Id == staff)?.Name ?? staff.ToString();

    public string NameOfNeed(string need) => Plan?.Needs.FirstOrDefault(one => one.Id == need)?.Name.Default ?? need;

    /// <summary>The name of a reason: the plan's, or the reader's word for a code of the engine.</summary>
    public string NameOf(ReasonId reason) => Plan?.Reasons.FirstOrDefault(one => one.Id == reason)?.Name.Default ?? Texts.OfCode("Reason", reason.ToString());

    /// <summary>An instant as the hall's clocks show it.</summary>
    public string Time(DateTimeOffset at) => Texts.Time(TimeZoneInfo.ConvertTime(at, Zone), TimeZoneInfo.ConvertTime(Now, Zone));

    /// <summary>The same within a sentence.</summary>
    public string At(DateTimeOffset at) => Texts.At(TimeZoneInfo.ConvertTime(at, Zone), TimeZoneInfo.ConvertTime(Now, Zone));

    /// <summary>An instant as the hall's clocks show it, to the second: for whoever compares what is on record.</summary>
    public string Exactly(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, Zone).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}

/// <summary>A hall to choose.</summary>
/// <param name="Hall">Which.</param>
/// <param name="Name">Its name for people.</param>
internal sealed record HallChoice(CentreId Hall, string Name);
