using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Queries;
using Coordination.Staff;
using Coordination.Web.Binding;
using Coordination.Web.Management.Queries;
using Coordination.Web.Problems;
using Coordination.Web.StaffDesk;

namespace Coordination.Console.Staff;

/// <summary>A person at work.</summary>
internal sealed record StaffModel
{
    private const int Most = 500;

    public required StaffReport Report { get; init; }

    public required PersonView Person { get; init; }

    /// <summary>The day that is shown.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>What they had in hand that day, the latest first; null where the store keeps no lists.</summary>
    public required QueryPageView<HandlingRowView>? Handlings { get; init; }

    public IEnumerable<HandlingRowView> Ended => Handlings?.Rows.Where(row => row.EndedAt is not null) ?? [];

    /// <summary>For how long they had something in hand, of what has ended.</summary>
    public TimeSpan InHand => TimeSpan.FromTicks(Ended.Sum(row => (row.EndedAt!.Value - row.AssignedAt).Ticks));

    public static async ValueTask<Found<StaffModel>> ReadAsync(
        PageContext page, StaffId staff, DateOnly? day, QueryListing.Sources? sources, ICoordination coordination, CancellationToken cancellation)
    {
        var hall = page.Hall!.Value;
        if (await coordination.Staff(hall, staff).ReadReportAsync(cancellation) is not { } report)
        {
            return Problem.NotFound($"The plan of centre '{hall}' knows no member of staff '{staff}'.", nameof(staff));
        }

        var (person, problem) = await Answers.FindAsync<PersonView>(
            PersonReading.ReadAsync(new RouteValue<CentreId>(hall, null), new RouteValue<StaffId>(staff, null), coordination, cancellation));
        if (person is null)
        {
            return problem!;
        }

        var shown = day ?? DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(page.Now, page.Zone).DateTime);
        return new StaffModel { Report = report, Person = person, Day = shown, Handlings = await HandlingsAsync(page, report, shown, sources, cancellation) };
    }

    // Whoever may see one department alone sees what was done there.
    private static async ValueTask<QueryPageView<HandlingRowView>?> HandlingsAsync(
        PageContext page, StaffReport report, DateOnly day, QueryListing.Sources? sources, CancellationToken cancellation)
    {
        if (sources is null)
        {
            return null;
        }

        var filter = new HandlingFilter
        {
            Centre = page.Hall!.Value,
            Staff = report.Plan.Id,
            Department = (page with { Department = null }).May(Access.Permission.ReadWork) ? null : report.Plan.Department,
            Assigned = new TimeRange(At(day, page.Zone), At(day.AddDays(1), page.Zone)),
            IsDescending = true,
            Limit = Most,
        };
        return (await Answers.FindAsync<QueryPageView<HandlingRowView>>(QueryListing.ListHandlingsAsync(new HandlingSearch(filter, null), sources, ColumnChoice.All, cancellation))).Model;
    }

    private static DateTimeOffset At(DateOnly day, TimeZoneInfo zone) => day.ToDateTime(TimeOnly.MinValue) is var local ? new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime() : default;
}
