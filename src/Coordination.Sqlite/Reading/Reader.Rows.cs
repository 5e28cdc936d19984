using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Sqlite.Storage;
using Coordination.Staff;

namespace Coordination.Sqlite.Reading;

internal sealed partial class Reader
{
    /// <summary>The row under a statement that selects <c>Read/columns</c>.</summary>
    public GrainRow ReadRow(Statement statement)
    {
        var key = ReadKey(statement, 0);
        return new GrainRow
        {
            Key = key,
            Centre = ReadId<CentreId>(statement, 2, key, "centre"),
            Department = ReadIdOrNull<DepartmentId>(statement, 3, key, "department"),
            Staff = ReadIdOrNull<StaffId>(statement, 4, key, "staff"),
            Status = Text(statement, 5),
            IsOpen = ReadFlag(statement, 6, key, "is_open"),
            Urgency = statement.IsNull(7) ? null : (Urgency)ReadSmall(statement, 7, key, "urgency"),
            Due = statement.IsNull(8) ? null : ReadTime(statement, 8, key, "due"),
            Since = ReadTime(statement, 9, key, "since"),
            Version = statement.Number(10),
            Hash = ReadHash(statement, 11, key, "hash"),
            State = statement.Bytes(12).ToArray(),
            Links = statement.IsNull(13) ? [] : ReadLinks(Text(statement, 13), key),
        };
    }

    private static ImmutableArray<RowLink> ReadLinks(string text, GrainKey grain)
    {
        var parts = text.Split(' ');
        var links = ImmutableArray.CreateBuilder<RowLink>(parts.Length);
        foreach (var part in parts)
        {
            var slash = part.IndexOf('/', StringComparison.Ordinal);
            if (slash < 0 || !DepartmentId.TryParse(part[..slash], out var department))
            {
                throw Damaged(grain, "grain_link.department", $"is '{part}'");
            }

            links.Add(new RowLink(department, StaffId.TryParse(part[(slash + 1)..], out var staff) ? staff : null));
        }

        return links.MoveToImmutable();
    }
}
