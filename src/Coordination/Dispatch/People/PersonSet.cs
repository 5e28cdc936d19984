namespace Coordination.Dispatch.People;

/// <summary>A set of people by number, one bit each.</summary>
internal sealed class PersonSet
{
    private ulong[] _words = [];

    /// <summary>How many words of 64 people it has.</summary>
    public int WordCount => _words.Length;

    /// <summary>A bit for everybody, 64 people a word; those beyond the end are not in it.</summary>
    public ReadOnlySpan<ulong> Words => _words;

    /// <summary>A word; empty beyond the end.</summary>
    public ulong this[int word] => WordOf(_words, word);

    public bool Contains(int person) => (this[person >> 6] >> (person & 63) & 1) != 0;

    public void Set(int person, bool present)
    {
        var word = person >> 6;
        if (word >= _words.Length)
        {
            if (!present)
            {
                return;
            }

            Array.Resize(ref _words, word + 1);
        }

        _words[word] = present ? _words[word] | (1UL << person) : _words[word] & ~(1UL << person);
    }

    /// <summary>A word of a set's <see cref="Words"/>; empty beyond the end.</summary>
    public static ulong WordOf(ReadOnlySpan<ulong> words, int word) => (uint)word < (uint)words.Length ? words[word] : 0;

    public void Clear() => Array.Clear(_words);

    public void UnionWith(PersonSet other)
    {
        if (other._words.Length > _words.Length)
        {
            Array.Resize(ref _words, other._words.Length);
        }

        for (var word = 0; word < other._words.Length; word++)
        {
            _words[word] |= other._words[word];
        }
    }

    /// <summary>Whether three sets have somebody in common.</summary>
    public static bool Intersect(PersonSet a, PersonSet b, PersonSet c)
    {
        for (var word = 0; word < a._words.Length; word++)
        {
            if ((a._words[word] & b[word] & c[word]) != 0)
            {
                return true;
            }
        }

        return false;
    }
}
