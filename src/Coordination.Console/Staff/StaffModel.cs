using Coordination.Centres;
using Coordination.Console.Shell;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests.Events;
using Coordination.Staff;
using Coordination.Web.Binding;
using Coordination.Web.Management.Plans;
using Coordination.Web.Management.Queries;
using Coordination.Web.Problems;
using Coordination.Web.StaffDesk;

namespace Coordination.Console.Staff;

/// <summary>A person at work.</summary>
internal sealed record StaffModel
{
    private const int Most = 500;
    private const int MostPlans = 20;

    /// <summary>Who.</summary>
    public required StaffId Id { get; init; }

    /// <summary>How they stand; null of somebody whom the plan has no more.</summary>
    public StaffReport? Report { get; init; }

    /// <summary>What they hold; null of somebody whom the plan has no more.</summary>
    public PersonView? Person { get; init; }

    /// <summary>What the last plan called them that named them; null of whom the plan names, and where their name was erased.</summary>
    public string? FormerName { get; init; }

    /// <summary>The day that is shown.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What they had in hand that day, the latest first; null where the store keeps no lists.</summary>
    public required QueryPageView<HandlingRowView>? Handlings { get; init; }

    /// <summary>What they handled: what was taken from them or put back they did not.</summary>
    public IEnumerable<HandlingRowView> Handled => Ended.Where(row => row.Ending == RequestEventNames.Completed);

    private IEnumerable<HandlingRowView> Ended => Handlings?.Rows.Where(row => row.EndedAt is not null) ?? [];

    /// <summary>For how long they had something in hand, of what has ended.</summary>
    public TimeSpan InHand => TimeSpan.FromTicks(Ended.Sum(row => (row.EndedAt!.Value - row.AssignedAt).Ticks));

    public static async ValueTask<Found<StaffModel>> ReadAsync(
        PageContext page, StaffId staff, DateOnly? day, QueryListing.Sources? sources, ICoordination coordination, CancellationToken cancellation)
    {
        var hall = page.Hall!.Value;
        var shown = day ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(page.Now, page.Zone).DateTime);
        if (await coordination.Staff(hall, staff).ReadReportAsync(cancellation) is not { } report)
        {
            // Whom the plan has no more is on record all the same.
            if (await coordination.Journal.ReadRowAsync(GrainKey.Of(hall, staff), cancellation) is not null)
            {
                return new StaffModel { Id = staff, FormerName = await FormerNameAsync(hall, staff, coordination, cancellation), Day = shown, Handlings = await HandlingsAsync(page, staff, null, shown, sources, cancellation) };
            }

            return Problem.NotFound($"The plan of centre '{hall}' knows no member of staff '{staff}'.", nameof(staff));
        }

        var (person, problem) = await Answers.FindAsync<PersonView>(
            PersonReading.ReadAsync(new RouteValue<CentreId>(hall, null), new RouteValue<StaffId>(staff, null), coordination, cancellation));
        if (person is null)
        {
            return problem!;
        }

        return new StaffModel { Id = staff, Report = report, Person = person, Day = shown, Handlings = await HandlingsAsync(page, staff, report.Plan.Department, shown, sources, cancellation) };
    }

    // Whole plans are read for it, so only the last ones.
    private static async ValueTask<string?> FormerNameAsync(CentreId hall, StaffId staff, ICoordination coordination, CancellationToken cancellation)
    {
        var latest = (await coordination.Plan(hall).ReadAsync(cancellation))?.Version ?? 0;
        foreach (var version in await PlanHistory.ReadBackAsync(hall, coordination.Journal, latest, MostPlans, cancellation))
        {
            if ((await coordination.Plan(hall).ReadVersionAsync(version.Version, cancellation))?.Plan.Staff.FirstOrDefault(person => person.Id == staff) is { } person)
            {
                return person.Name;
            }
        }

        return null;
    }

    // Whoever may see one department alone sees what was done there.
    private static async ValueTask<QueryPageView<HandlingRowView>?> HandlingsAsync(
        PageContext page, StaffId staff, DepartmentId? home, DateOnly day, QueryListing.Sources? sources, CancellationToken cancellation)
    {
        if (sources is null)
        {
            return null;
        }

        var filter = new HandlingFilter
        {
            Centre = page.Hall!.Value,
            Staff = staff,
            Department = (page with { Department = null }).May(Access.Permission.ReadWork) ? null : home,
            Assigned = new TimeRange(At(day, page.Zone), At(day.AddDays(1), page.Zone)),
            IsDescending = true,
            Limit = Most,
        };
        return (await Answers.FindAsync<QueryPageView<HandlingRowView>>(QueryListing.ListHandlingsAsync(new HandlingSearch(filter, null), sources, ColumnChoice.All, cancellation))).Model;
    }

    private static DateTimeOffset At(DateOnly day, TimeZoneInfo zone) => ZoneClock.Of(zone.Id).InstantOf(day.ToDateTime(TimeOnly.MinValue));
}
