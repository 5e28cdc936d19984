using System.CommandLine;

namespace Coordination.SiloHost.Telemetry;

/// <summary>The options of one command that say what it tells of itself.</summary>
internal sealed class TelemetryOptionSet
{
    private readonly Option<bool?> _metrics = new("--metrics")
    {
        Description = $"Lets Prometheus scrape {HostTelemetry.MetricsPath}. Default the setting Coordination:Telemetry:Metrics, or no.",
        Arity = ArgumentArity.ZeroOrOne,
        HelpName = "true|false",
    };

    private readonly Option<LogFormat?> _logFormat = new("--log-format")
    {
        Description = "How log lines are written. Default the setting Coordination:Telemetry:LogFormat, or text.",
        HelpName = "text|json",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_metrics);
        command.Options.Add(_logFormat);
    }

    /// <summary>Whether Prometheus may scrape; null where the command line does not say.</summary>
    public bool? ReadMetrics(ParseResult parsed) => parsed.GetResult(_metrics) is null ? null : parsed.GetValue(_metrics) ?? true;

    /// <summary>How log lines are written; null where the command line does not say.</summary>
    public LogFormat? ReadLogFormat(ParseResult parsed) => parsed.GetValue(_logFormat);
}
