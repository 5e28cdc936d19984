using System.Security.Cryptography;
using System.Text;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Staff;
using Coordination.TestKit.Halls;

namespace Coordination.Sqlite.Tests;

/// <summary>Everything that the engine reads of a hall, by every way on which it reads it, in one digest.</summary>
internal sealed class RecordReading(IJournal journal)
{
    private readonly IncrementalHash _digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <param name="epochBelow">Epochs from this one on are alike: a higher one fences what a lower one does.</param>
    public async Task<string> ReadAsync(Epoch epochBelow)
    {
        var centre = TestPlans.Hall;
        await foreach (var key in journal.ReadKeysAsync())
        {
            Note($"key {key}");
            Note(await journal.ReadRowAsync(key));
            await foreach (var entry in journal.ReadHistoryAsync(key))
            {
                Note(entry);
            }

            foreach (var (version, stamp) in await journal.ReadCommandsAsync(key))
            {
                Note($"{version} {stamp}");
            }
        }

        foreach (var entry in await journal.ReadFeedAsync(0, int.MaxValue))
        {
            Note(entry);
        }

        await foreach (var row in journal.ReadOpenRequestsAsync(centre))
        {
            Note(row);
        }

        foreach (var open in await journal.ReadOpenHallsAsync())
        {
            Note($"{open}");
        }

        foreach (var row in await journal.ReadLatestClosedAsync(centre, 1000))
        {
            Note(row);
        }

        foreach (var kind in Enum.GetValues<GrainKind>())
        {
            await ReadKindAsync(centre, kind);
        }

        Note($"{await journal.ReadLastSequenceAsync()}");
        var epoch = await journal.ReadEpochAsync(centre);
        Note($"{(epoch.CompareTo(epochBelow) > 0 ? epochBelow : epoch)}");
        return Convert.ToHexStringLower(_digest.GetHashAndReset());
    }

    private async Task ReadKindAsync(CentreId centre, GrainKind kind)
    {
        foreach (var version in await journal.ReadVersionsAsync(kind, null, 1000))
        {
            Note($"{version}");
        }

        foreach (var (status, count) in (await journal.CountByStatusAsync(centre, kind)).OrderBy(count => count.Key, StringComparer.Ordinal))
        {
            Note($"{status} {count}");
        }

        var query = new RowQuery { Kind = kind, Centre = centre, Limit = 1000 };
        RowQuery[] queries =
        [
            query, query with { IsOpen = true }, query with { IsOpen = false }, query with { DueFrom = DateTimeOffset.MinValue.AddYears(1) },
            query with { IsOpen = true, Department = new DepartmentId("desk") }, query with { IsOpen = true, Department = new DepartmentId("legal") },
            query with { IsOpen = true, Staff = new StaffId("anna") }, query with { IsOpen = true, Staff = new StaffId("celia") },
        ];
        foreach (var one in queries)
        {
            foreach (var row in (await journal.QueryAsync(one)).Rows)
            {
                Note(row);
            }
        }
    }

    private void Note(JournalEntry entry)
    {
        var happened = entry.Event;
        Note($"{entry.Sequence} {entry.Grain} {happened.Version} {happened.Type} {happened.At:O} {happened.By} {happened.Hash} {happened.PersonalDigest} {happened.Command}");
        _digest.AppendData(happened.Payload.Span);
        Note($"{Convert.ToHexString((happened.Personal?.Salt ?? default).Span)} {Convert.ToHexString((happened.Personal?.Text ?? default).Span)}");
    }

    private void Note(GrainRow? row)
    {
        Note($"{row?.Key} {row?.Centre} {row?.Department} {row?.Staff} {row?.Status} {row?.IsOpen} {row?.Urgency} {row?.Due:O} {row?.Since:O} {row?.Version} {row?.Hash} {string.Join(' ', row?.Links ?? [])}");
        _digest.AppendData((row?.State ?? default).Span);
    }

    private void Note(FormattableString text) => _digest.AppendData(Encoding.UTF8.GetBytes(FormattableString.Invariant(text) + "\n"));
}
