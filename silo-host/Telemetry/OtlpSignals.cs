using Coordination.SiloHost.Serving;
using Microsoft.Extensions.Configuration;

namespace Coordination.SiloHost.Telemetry;

/// <summary>What goes to an OpenTelemetry collector: as the ordinary <c>OTEL_*</c> variables say, and nothing without an endpoint.</summary>
internal sealed record OtlpSignals(bool Traces, bool Metrics, bool Logs)
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";

    public bool Any => Traces || Metrics || Logs;

    /// <exception cref="ServeException">An endpoint is no address.</exception>
    public static OtlpSignals Read(IConfiguration variables)
    {
        if (bool.TryParse(variables["OTEL_SDK_DISABLED"], out var isDisabled) && isDisabled)
        {
            return new OtlpSignals(false, false, false);
        }

        var signals = new OtlpSignals(Wants(variables, "TRACES"), Wants(variables, "METRICS"), Wants(variables, "LOGS"));
        if (signals.Any)
        {
            OtlpVariables.Check(variables);
        }

        return signals;
    }

    private static bool Wants(IConfiguration variables, string signal)
    {
        var own = $"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT";
        var (name, value) = variables[own] is { Length: > 0 } special ? (own, special) : (Endpoint, variables[Endpoint]);
        if (string.IsNullOrEmpty(value) || string.Equals(variables[$"OTEL_{signal}_EXPORTER"], "none", StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }

        return Uri.TryCreate(value, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https"
            ? true
            : throw new ServeException($"The variable {name} must be an address such as http://127.0.0.1:4317, not '{value}'.", ServeException.Usage);
    }
}
