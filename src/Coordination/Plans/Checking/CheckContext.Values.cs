using System.Globalization;
using Coordination.Identity;

namespace Coordination.Plans.Checking;

internal sealed partial class CheckContext
{
    /// <summary>The longest list of departments, services, staff and so on: far beyond any hall, and quick to check.</summary>
    public const int MostEntries = 5000;

    /// <summary>The longest name for people.</summary>
    public const int LongestName = 200;

    /// <summary>The longest sentence for people.</summary>
    public const int LongestText = 1000;

    /// <summary>Open minutes of a year around the clock: nothing is promised for longer.</summary>
    public const int MinutesOfAYear = 525_600;

    /// <summary>What is said of a longer list.</summary>
    public static string TooMany(int count) => Invariant($"There are {count} entries; a hall has at most {MostEntries}, so plan this as several halls.");

    /// <summary>Reports an id that was never set.</summary>
    public bool Id<TId>(TId id, string path, string what)
        where TId : struct
    {
        var given = id.ToString() is { Length: > 0 };
        if (!given)
        {
            Add(path, $"The {what} has no id; give it one of 1 to 64 letters, digits, '.', '_' or '-'.");
        }

        return given;
    }

    /// <summary>Reports an id of its own form that is none.</summary>
    public void Slug(string? id, string path, string what)
    {
        if (!Identity.Slug.IsValid(id))
        {
            Add(path, $"'{id}' cannot be the id of {what}; use {Identity.Slug.Format}.");
        }
    }

    /// <summary>Reports a text for people that is empty or too long.</summary>
    public void Text(string? text, string path, string what, int longest = LongestName)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            Add(path, $"The {what} is empty; write it.");
        }
        else if (text.Length > longest)
        {
            Add(path, Invariant($"The {what} has {text.Length} characters; use at most {longest}."));
        }
        else if (!PlainText.Is(text, mayHaveLines: false))
        {
            Add(path, $"The {what} contains control characters such as line breaks, marks of writing direction or broken Unicode; remove them.");
        }
    }

    /// <summary>Reports a name for people that is empty or too long, in whichever of its languages.</summary>
    public void Text(PlanName? name, string path, string what, int longest = LongestName)
    {
        if (name is null || name.Languages.IsEmpty)
        {
            Text(name?.Default, path, what, longest);
            return;
        }

        foreach (var language in name.Languages)
        {
            Text(name.TextIn(language), JsonPathText.Name(path, language), $"{what} in '{language}'", longest);
        }
    }

    /// <summary>Reports a name that is given, and empty or too long.</summary>
    public void OptionalText(PlanName? name, string path, string what, int longest = LongestName)
    {
        if (name is not null)
        {
            Text(name, path, what, longest);
        }
    }

    /// <summary>Reports a text that is given, and empty or too long.</summary>
    public void OptionalText(string? text, string path, string what, int longest = LongestName)
    {
        if (text is not null)
        {
            Text(text, path, what, longest);
        }
    }

    /// <summary>Reports a number out of its bounds; null is none.</summary>
    public void Range(int? value, int least, int most, string path, string what)
    {
        if (value < least || value > most)
        {
            Add(path, Invariant($"The {what} is {value}; it must be {least} to {most}."));
        }
    }

    /// <summary>Reports a value that is none of its enumeration's.</summary>
    public bool Defined<TEnum>(TEnum value, string path, string what)
        where TEnum : struct, Enum
    {
        var defined = Enum.IsDefined(value);
        if (!defined)
        {
            Add(path, typeof(TEnum) == typeof(Urgency)
                ? $"The {what} is {value:D}; it must be a level from 1 (especially urgent) to 5 (not urgent)."
                : $"The {what} {value:D} is unknown; use one of {string.Join(", ", Enum.GetNames<TEnum>())}.");
        }

        return defined;
    }

    /// <summary>Reports a time zone that is not known here; null is none.</summary>
    public void Zone(string? zone, string path)
    {
        if (zone is not null && (zone.Length == 0 || !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _)))
        {
            Add(path, $"The time zone '{zone}' is unknown; use an IANA name such as 'Europe/Warsaw'.");
        }
    }

    public static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
