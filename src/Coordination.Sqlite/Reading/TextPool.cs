using System.Text;

namespace Coordination.Sqlite.Reading;

/// <summary>Gives the same string for the same short text: a million rows name a handful of departments and statuses.</summary>
internal sealed class TextPool
{
    private const int LongestPooled = 64;
    private readonly string?[] _slots = new string?[1024];

    public string Get(ReadOnlySpan<byte> utf8)
    {
        if (utf8.Length > LongestPooled)
        {
            return Encoding.UTF8.GetString(utf8);
        }

        ref var slot = ref _slots[Hash(utf8) & (_slots.Length - 1)];
        return slot is not null && Ascii.Equals(utf8, slot) ? slot : slot = Encoding.UTF8.GetString(utf8);
    }

    private static int Hash(ReadOnlySpan<byte> utf8)
    {
        var hash = 2166136261u;
        foreach (var value in utf8)
        {
            hash = (hash ^ value) * 16777619u;
        }

        return (int)(hash ^ (hash >> 15));
    }
}
