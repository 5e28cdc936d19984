using Coordination.Centres;
using Coordination.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Coordination.Hosting;

/// <summary>Takes the engine's settings from the application's configuration, under <c>Coordination:</c>, where there is one.</summary>
/// <remarks>What the application's code sets comes after, and wins.</remarks>
internal sealed class EngineSettings(IConfiguration? configuration) : IConfigureOptions<CoordinationOptions>
{
    public void Configure(CoordinationOptions options)
    {
        var settings = new SettingsReader(configuration, SettingsSections.Engine);
        options.MaxCommandsInFlight = settings.Whole(nameof(options.MaxCommandsInFlight), options.MaxCommandsInFlight);
        options.MaxLiveRequests = settings.Whole(nameof(options.MaxLiveRequests), options.MaxLiveRequests);
        options.IdleAfter = settings.Time(nameof(options.IdleAfter), options.IdleAfter);
        options.DrainTimeout = settings.Time(nameof(options.DrainTimeout), options.DrainTimeout);
        settings.Leave(SettingsSections.BelowEngine);
        settings.End<CoordinationOptions>();
        Configure(options.Centres);
    }

    private void Configure(CentreOptions options)
    {
        var settings = new SettingsReader(configuration, SettingsSections.Centres);
        options.ReconcileEvery = settings.Time(nameof(options.ReconcileEvery), options.ReconcileEvery);
        options.PauseAfterFault = settings.Time(nameof(options.PauseAfterFault), options.PauseAfterFault);
        options.DeposedFor = settings.Time(nameof(options.DeposedFor), options.DeposedFor);
        settings.End<CentreOptions>();
    }
}

/// <summary>Refuses settings of the engine that cannot work, at the application's start.</summary>
internal sealed class EngineSettingsValidation : IValidateOptions<CoordinationOptions>
{
    public ValidateOptionsResult Validate(string? name, CoordinationOptions options)
    {
        var faults = options.Faults();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
