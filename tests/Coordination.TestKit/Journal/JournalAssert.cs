using Coordination.Journal;
using Shouldly;

namespace Coordination.TestKit.Journal;

/// <summary>Compares what was written with what was read, field by field and byte by byte.</summary>
internal static class JournalAssert
{
    /// <summary>Fails unless two rows are equal.</summary>
    public static void ShouldEqual(this GrainRow? actual, GrainRow expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        actual.ShouldNotBeNull();
        actual.State.ToArray().ShouldBe(expected.State.ToArray());
        actual.Links.ShouldBe(expected.Links);
        (actual with { State = default, Links = [] }).ShouldBe(expected with { State = default, Links = [] });
    }

    /// <summary>Fails unless two events are equal.</summary>
    public static void ShouldEqual(this JournalEvent? actual, JournalEvent expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        actual.ShouldNotBeNull();
        actual.Payload.ToArray().ShouldBe(expected.Payload.ToArray());
        (actual.Personal is null).ShouldBe(expected.Personal is null);
        actual.Personal?.Salt.ToArray().ShouldBe(expected.Personal!.Salt.ToArray());
        actual.Personal?.Text.ToArray().ShouldBe(expected.Personal!.Text.ToArray());
        (actual with { Payload = default, Personal = null }).ShouldBe(expected with { Payload = default, Personal = null });
    }

    /// <summary>Reads a stream to its end.</summary>
    public static async Task<List<T>> ToListAsync<T>(this IAsyncEnumerable<T> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var list = new List<T>();
        await foreach (var item in items)
        {
            list.Add(item);
        }

        return list;
    }
}
