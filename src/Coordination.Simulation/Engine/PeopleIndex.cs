using System.Runtime.CompilerServices;

namespace Coordination.Simulation.Engine;

/// <summary>Finds a person's number by the very text object of the id that the dispatcher was told of.</summary>
/// <remarks>The dispatcher answers with the ids that it was given, so that no text has to be compared or hashed.</remarks>
internal sealed class PeopleIndex
{
    private readonly (object? Text, int Person)[] _slots;

    public PeopleIndex(IReadOnlyList<string> texts)
    {
        var length = 4;
        while (length < texts.Count * 4)
        {
            length *= 2;
        }

        _slots = new (object?, int)[length];
        for (var person = 0; person < texts.Count; person++)
        {
            var at = RuntimeHelpers.GetHashCode(texts[person]) & (length - 1);
            while (_slots[at].Text is not null)
            {
                at = (at + 1) & (length - 1);
            }

            _slots[at] = (texts[person], person);
        }
    }

    public int Find(object text)
    {
        var slots = _slots;
        var at = RuntimeHelpers.GetHashCode(text) & (slots.Length - 1);
        while (!ReferenceEquals(slots[at].Text, text))
        {
            at = slots[at].Text is not null
                ? (at + 1) & (slots.Length - 1)
                : throw new InvalidOperationException($"The dispatcher named '{text}', whom it was not told of.");
        }

        return slots[at].Person;
    }
}
