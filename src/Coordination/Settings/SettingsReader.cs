using System.Globalization;
using Coordination.Plans.Checking;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Coordination.Settings;

/// <summary>Reads one section of the application's configuration, and says of every wrong value where it is and how to fix it.</summary>
/// <remarks>
/// Not the framework's binder: that one takes a misspelt key for one that is not there, and a wrong value ends it at the first
/// one, with a message for programmers.
/// </remarks>
internal sealed class SettingsReader
{
    private readonly IConfigurationSection? _section;
    private readonly HashSet<string> _known = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<string> _faults = [];

    /// <param name="configuration">The application's configuration; null where it has none: then every setting keeps its value.</param>
    /// <param name="section">The section, such as <c>Coordination:Web</c>.</param>
    public SettingsReader(IConfiguration? configuration, string section) => _section = configuration?.GetSection(section);

    public int Whole(string key, int otherwise) =>
        Read(key, otherwise, "a whole number", static text => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null);

    public TimeSpan Time(string key, TimeSpan otherwise) => Read(
        key,
        otherwise,
        "a time as hours:minutes:seconds, such as 00:02:00",
        static text => TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && text.Contains(':', StringComparison.Ordinal) ? time : null);

    public bool Flag(string key, bool otherwise) => Read(key, otherwise, "true or false", static text => bool.TryParse(text, out var flag) ? flag : null);

    public T Choice<T>(string key, T otherwise)
        where T : struct, Enum => Read<T>(
            key,
            otherwise,
            $"one of {string.Join(", ", Enum.GetNames<T>())}",
            static text => Enum.GetNames<T>().Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<T>(text, ignoreCase: true) : null);

    public string? Text(string key)
    {
        _known.Add(key);
        if (_section?.GetSection(key) is { } setting && setting.GetChildren().Any())
        {
            _faults.Add($"{Name(setting)} is one value, and has settings of its own below it: give the value itself.");
        }

        return _section?[key] is { Length: > 0 } text ? text : null;
    }

    /// <summary>Sections below this one that others read.</summary>
    public void Leave(params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            _known.Add(key);
        }
    }

    /// <summary>Ends the reading.</summary>
    /// <exception cref="OptionsValidationException">Values are wrong, or keys are unknown; all of them are named.</exception>
    public void End<TOptions>()
    {
        if (_section?.Value is { Length: > 0 } value)
        {
            _faults.Add($"{Name(_section)} is a section, not a value such as '{value}': it knows {string.Join(", ", _known.Order(StringComparer.Ordinal))}.");
        }

        foreach (var unknown in _section?.GetChildren().Where(child => !_known.Contains(child.Key)) ?? [])
        {
            var meant = NearestName.To(unknown.Key, _known) is { } near ? $"did you mean {_section!.Path}:{near}?" : $"it knows {string.Join(", ", _known.Order(StringComparer.Ordinal))}.";
            _faults.Add($"{Name(unknown)} is no setting: {meant}");
        }

        if (_faults.Count > 0)
        {
            throw new OptionsValidationException(typeof(TOptions).Name, typeof(TOptions), _faults);
        }
    }

    private T Read<T>(string key, T otherwise, string form, Func<string, T?> parse)
        where T : struct
    {
        if (Text(key) is not { } text)
        {
            return otherwise;
        }

        if (parse(text) is { } value)
        {
            return value;
        }

        _faults.Add($"{Name(_section!.GetSection(key))} must be {form}, not '{text}'.");
        return otherwise;
    }

    private static string Name(IConfigurationSection setting) => $"{setting.Path} (as a variable {setting.Path.Replace(":", "__", StringComparison.Ordinal)})";
}
