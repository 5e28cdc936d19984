using Microsoft.Extensions.Options;

namespace Coordination.Settings;

/// <summary>Names the section of a setting that is out of its range.</summary>
internal static class SettingsFault
{
    /// <summary>Checks options that were read from a section.</summary>
    /// <param name="section">The section.</param>
    /// <param name="options">What was read of it.</param>
    /// <param name="check">The options' own check, whose message begins with the setting's name.</param>
    /// <exception cref="OptionsValidationException">The check refuses them.</exception>
    public static TOptions Within<TOptions>(string section, TOptions options, Func<TOptions, TOptions> check)
    {
        try
        {
            return check(options);
        }
        catch (ArgumentException fault)
        {
            throw new OptionsValidationException(typeof(TOptions).Name, typeof(TOptions), [$"{section}:{fault.Message}"]);
        }
    }
}
