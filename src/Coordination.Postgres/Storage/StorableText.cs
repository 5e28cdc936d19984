using Coordination.Journal;

namespace Coordination.Postgres.Storage;

/// <summary>Refuses texts that PostgreSQL cannot keep as they are: NUL characters and halves of surrogate pairs.</summary>
internal static class StorableText
{
    /// <exception cref="ArgumentException">A text cannot be kept; the message names it.</exception>
    public static void Require(Append append)
    {
        Require(append.Row.Key.Id, "Row.Key");
        Require(append.Row.Status, "Row.Status");
        foreach (var happened in append.Events)
        {
            Require(happened.Type, "Events: an event's type");
            Require(happened.By.Id, "Events: the actor's id");
            Require(happened.Command?.Status, "Events: a command's status");
        }
    }

    private static void Require(string? text, string name)
    {
        if (text is null)
        {
            return;
        }

        if (text.Contains('\0', StringComparison.Ordinal))
        {
            throw new ArgumentException($"The append cannot be kept. {name}: PostgreSQL keeps no NUL character in a text.");
        }

        if (text.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF') && !IsWellFormed(text))
        {
            throw new ArgumentException($"The append cannot be kept. {name}: it holds half of a surrogate pair, which is no character.");
        }
    }

    private static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
            {
                return false;
            }

            i++;
        }

        return true;
    }
}
