using System.Collections.Immutable;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Staff;

namespace Coordination.Console.Parts;

/// <summary>A window at which somebody can begin work, and who is at it.</summary>
/// <param name="Name">The window.</param>
/// <param name="At">Who is at it; null of a free one.</param>
internal sealed record WindowChoice(string Name, StaffId? At)
{
    /// <summary>The windows of somebody's department; none of whom the plan does not name.</summary>
    public static async ValueTask<ImmutableArray<WindowChoice>> ReadAsync(PageContext page, StaffId staff, ICoordination coordination, CancellationToken cancellation)
    {
        var home = page.Plan?.Staff.FirstOrDefault(person => person.Id == staff)?.Department;
        if (page.Plan?.Departments.FirstOrDefault(one => one.Id == home)?.Windows is not { IsDefaultOrEmpty: false } windows)
        {
            return [];
        }

        var at = new Dictionary<string, StaffId>(StringComparer.Ordinal);
        foreach (var person in (await coordination.Centre(page.Hall!.Value).ReadQueueAsync(home, 1, cancellation)).Staff)
        {
            if ((await coordination.Staff(page.Hall.Value, person.Staff).ReadAsync(cancellation))?.Window is { } window)
            {
                at[window] = person.Staff;
            }
        }

        return [.. windows.Select(window => new WindowChoice(window, at.TryGetValue(window, out var who) ? who : null))];
    }

    /// <summary>Its name, and who is at it.</summary>
    public string In(PageContext page) => At is { } who ? page.Texts.Of("PersonAt", Name, page.NameOf(who)) : Name;
}
