using System.CommandLine;
using System.Globalization;

namespace Coordination.SiloHost.Terminal;

/// <summary>Options that are numbers: what is none, or out of its range, is refused by the option's name with the right form.</summary>
internal static class NumberOption
{
    /// <summary>A whole number within a range; null when it is not given.</summary>
    public static Option<long?> Whole(string name, string description, long least, long most) => Of<long?>(
        name,
        description,
        string.Create(CultureInfo.InvariantCulture, $"a whole number from {least} to {most}"),
        text => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null);

    /// <summary>A number within a range; null when it is not given.</summary>
    public static Option<double?> Number(string name, string description, string form, double least, double most) => Of<double?>(
        name,
        description,
        form,
        text => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null);

    /// <summary>A number above 0; null when it is not given.</summary>
    public static Option<double?> Positive(string name, string description) =>
        Number(name, description, "a number above 0", double.Epsilon, double.MaxValue);

    /// <summary>A seed: any whole number that 64 bits hold.</summary>
    public static Option<ulong?> Seed(string description) => Of<ulong?>(
        "--seed",
        description,
        "a whole number of at least 0",
        text => ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null);

    private static Option<T> Of<T>(string name, string description, string form, Func<string, T> parse) => new(name)
    {
        Description = description,
        CustomParser = argument =>
        {
            var text = argument.Tokens.Count > 0 ? argument.Tokens[^1].Value : "";
            var value = parse(text);
            if (value is null)
            {
                argument.AddError($"{name} '{text}' is not right; write {form}.");
            }

            return value;
        },
    };
}
