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
        actual.State.ShouldEqual(expected.State);
        actual.Links.ShouldBe(expected.Links);
        (actual with { State = default, Links = [] }).ShouldBe(expected with { State = default, Links = [] });
    }

    /// <summary>Fails unless two events are equal.</summary>
    public static void ShouldEqual(this JournalEvent? actual, JournalEvent expected)
    {
        ArgumentNullException.ThrowIfNull(expected);
        actual.ShouldNotBeNull();
        actual.Payload.ShouldEqual(expected.Payload);
        (actual.Personal is null).ShouldBe(expected.Personal is null);
        actual.Personal?.Salt.ShouldEqual(expected.Personal!.Salt);
        actual.Personal?.Text.ShouldEqual(expected.Personal!.Text);
        (actual with { Payload = default, Personal = null }).ShouldBe(expected with { Payload = default, Personal = null });
    }

    // What names the first difference looks at each byte as an object of its own, for seconds where there are megabytes.
    private static void ShouldEqual(this ReadOnlyMemory<byte> actual, ReadOnlyMemory<byte> expected)
    {
        if (!actual.Span.SequenceEqual(expected.Span))
        {
            actual.ToArray().ShouldBe(expected.ToArray());
        }
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
