using Coordination.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Coordination.Web;

/// <summary>Takes the API's settings from the application's configuration, under <c>Coordination:Web:</c>.</summary>
/// <remarks>What the application's code sets comes after, and wins.</remarks>
internal sealed class WebSettings(IConfiguration? configuration) : IConfigureOptions<CoordinationWebOptions>
{
    public void Configure(CoordinationWebOptions options)
    {
        var settings = new SettingsReader(configuration, SettingsSections.Web);
        options.MaxBodyBytes = settings.Whole(nameof(options.MaxBodyBytes), options.MaxBodyBytes);
        options.MaxPlanBytes = settings.Whole(nameof(options.MaxPlanBytes), options.MaxPlanBytes);
        options.Heartbeat = settings.Time(nameof(options.Heartbeat), options.Heartbeat);
        options.MaxEventStreams = settings.Whole(nameof(options.MaxEventStreams), options.MaxEventStreams);
        options.CallsPerSecond = settings.Whole(nameof(options.CallsPerSecond), options.CallsPerSecond);
        options.CallBurst = settings.Whole(nameof(options.CallBurst), options.CallBurst);
        options.ReadyTimeout = settings.Time(nameof(options.ReadyTimeout), options.ReadyTimeout);
        foreach (var origin in settings.Text(nameof(options.TrustedOrigins))?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            options.TrustedOrigins.Add(origin);
        }

        options.InsecureActors = settings.Flag(nameof(options.InsecureActors), options.InsecureActors);
        options.ServesNothingElse = settings.Flag(nameof(options.ServesNothingElse), options.ServesNothingElse);
        settings.End<CoordinationWebOptions>();
    }
}

/// <summary>Refuses settings of the API that are out of their range, at the application's start.</summary>
internal sealed class WebSettingsValidation : IValidateOptions<CoordinationWebOptions>
{
    public ValidateOptionsResult Validate(string? name, CoordinationWebOptions options)
    {
        var faults = options.Faults();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
