using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Postgres.Reading;

internal sealed partial class Decoder
{
    /// <summary>The column behind those of <c>Read/columns</c>.</summary>
    public const int BehindRow = 14;

    /// <summary>The row under a reader that selects <c>Read/columns</c>.</summary>
    public GrainRow ReadRow()
    {
        var key = ReadKey(0);
        return new GrainRow
        {
            Key = key,
            Centre = ReadId<CentreId>(2, key, "centre"),
            Department = ReadIdOrNull<DepartmentId>(3, key, "department"),
            Staff = ReadIdOrNull<StaffId>(4, key, "staff"),
            Status = Text(5),
            IsOpen = reader.GetBoolean(6),
            Urgency = reader.IsDBNull(7) ? null : (Urgency)ReadSmall(7, key, "urgency"),
            Due = reader.IsDBNull(8) ? null : ReadTime(8, key, "due"),
            Since = ReadTime(9, key, "since"),
            Version = reader.GetInt64(10),
            Hash = ReadHash(11, key, "hash"),
            State = Bytes(12),
            Links = reader.IsDBNull(13) ? [] : ReadLinks(reader.GetString(13), key),
        };
    }

    /// <summary>The hall under a reader of <c>Read/open-halls</c>.</summary>
    public OpenHall ReadOpenHall()
    {
        var key = new GrainKey(GrainKind.Request, "");
        return new OpenHall(ReadId<CentreId>(0, key, "centre"), reader.IsDBNull(1) ? null : ReadTime(1, key, "due"));
    }

    /// <summary>The epoch under a reader of <c>Read/epochs</c>.</summary>
    public (CentreId Centre, Epoch Epoch) ReadEpoch()
    {
        var text = Text(0);
        return CentreId.TryParse(text, out var centre)
            ? (centre, new Epoch(reader.GetInt64(1)))
            : throw new JournalCorruptException($"The column epoch.centre is '{text}' instead of {CentreId.Format}.");
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
                throw Damaged(grain, "links", $"is '{text}'");
            }

            links.Add(new RowLink(department, StaffId.TryParse(part[(slash + 1)..], out var staff) ? staff : null));
        }

        return links.MoveToImmutable();
    }
}
