using System.Collections.Immutable;
using Coordination.Console.Shell;
using Coordination.Dispatch;
using Coordination.Staff;

namespace Coordination.Console.Parts;

/// <summary>Departments that are open and would have nobody who takes work.</summary>
internal static class DepartmentCover
{
    /// <summary>Those in which the last people who take work are among some.</summary>
    /// <param name="now">The hall's queues and people.</param>
    /// <param name="gone">Those who take no more work.</param>
    public static ImmutableArray<DepartmentQueue> LeftBy(QueueReport now, IReadOnlyCollection<StaffId> gone) =>
    [
        .. now.Departments.Where(at => at.Open && now.Staff.Where(person => person.Department == at.Department && person.Available).ToList() is { Count: > 0 } there && there.TrueForAll(person => gone.Contains(person.Staff))),
    ];

    /// <summary>The same in words; null where there is none.</summary>
    public static string? Warning(PageContext page, QueueReport now, IReadOnlyCollection<StaffId> gone) =>
        LeftBy(now, gone) is { IsEmpty: false } left ? string.Join(' ', left.Select(at => WordsOf(page, at))) : null;

    /// <summary>Of one: that nobody would be there, and how many wait.</summary>
    public static string WordsOf(PageContext page, DepartmentQueue at) => page.Texts.Of("LastOneAt", page.NameOf(at.Department), page.Texts.Number(at.Waiting));
}
