using System.CommandLine;
using System.Globalization;

namespace Coordination.SiloHost.Terminal;

/// <summary>Options that are dates; what is none is refused by the option's name with the right form.</summary>
internal static class DateOption
{
    /// <summary>A date; null when it is not given.</summary>
    public static Option<DateOnly?> Of(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = argument =>
        {
            var text = argument.Tokens.Count > 0 ? argument.Tokens[^1].Value : "";
            if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date))
            {
                return date;
            }

            argument.AddError($"{name} '{text}' is not a date; write it as 2019-12-30.");
            return null;
        },
    };
}
