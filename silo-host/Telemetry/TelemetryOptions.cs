using Coordination.Settings;
using Microsoft.Extensions.Configuration;

namespace Coordination.SiloHost.Telemetry;

/// <summary>What the host tells of itself, and to whom.</summary>
/// <param name="Metrics">Whether Prometheus can scrape it.</param>
/// <param name="LogFormat">How log lines are written.</param>
/// <param name="Otlp">What is sent to a collector.</param>
internal sealed record TelemetryOptions(bool Metrics, LogFormat LogFormat, OtlpSignals Otlp)
{
    /// <summary>Whether anything is measured for anybody.</summary>
    public bool Measures => Metrics || Otlp.Metrics;

    /// <summary>What the command line says, then the configuration.</summary>
    /// <param name="metrics">What the command line says of metrics; null when nothing.</param>
    /// <param name="logFormat">What the command line says of the log; null when nothing.</param>
    /// <param name="configuration">Files and variables.</param>
    /// <exception cref="Microsoft.Extensions.Options.OptionsValidationException">A setting is wrong.</exception>
    public static TelemetryOptions Read(bool? metrics, LogFormat? logFormat, IConfiguration configuration)
    {
        var settings = new SettingsReader(configuration, SettingsSections.Telemetry);
        var configured = (Metrics: settings.Flag(nameof(Metrics), false), LogFormat: settings.Choice(nameof(LogFormat), LogFormat.Text));
        settings.End<TelemetryOptions>();
        return new TelemetryOptions(metrics ?? configured.Metrics, logFormat ?? configured.LogFormat, OtlpSignals.Read(configuration));
    }
}
