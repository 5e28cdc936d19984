using System.Globalization;
using Coordination.SiloHost.Serving;
using Microsoft.Extensions.Configuration;

namespace Coordination.SiloHost.Telemetry;

/// <summary>Refuses values of <c>OTEL_*</c> that the exporters would pass over without a word, and export nothing or elsewhere.</summary>
internal static class OtlpVariables
{
    private static readonly string[] Choices = ["OTEL_EXPORTER_OTLP_PROTOCOL", "OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "OTEL_EXPORTER_OTLP_METRICS_PROTOCOL", "OTEL_EXPORTER_OTLP_LOGS_PROTOCOL"];
    private static readonly string[] Exporters = ["OTEL_TRACES_EXPORTER", "OTEL_METRICS_EXPORTER", "OTEL_LOGS_EXPORTER"];

    private static readonly string[] Milliseconds =
    [
        "OTEL_EXPORTER_OTLP_TIMEOUT", "OTEL_EXPORTER_OTLP_TRACES_TIMEOUT", "OTEL_EXPORTER_OTLP_METRICS_TIMEOUT", "OTEL_EXPORTER_OTLP_LOGS_TIMEOUT",
        "OTEL_METRIC_EXPORT_INTERVAL", "OTEL_METRIC_EXPORT_TIMEOUT", "OTEL_BSP_SCHEDULE_DELAY", "OTEL_BSP_EXPORT_TIMEOUT", "OTEL_BLRP_SCHEDULE_DELAY", "OTEL_BLRP_EXPORT_TIMEOUT",
    ];

    private static readonly string[] Samplers =
        ["always_on", "always_off", "traceidratio", "parentbased_always_on", "parentbased_always_off", "parentbased_traceidratio"];

    /// <exception cref="ServeException">A value is none of those that there are.</exception>
    public static void Check(IConfiguration variables)
    {
        Require(variables, Choices, "grpc or http/protobuf", static value => value is "grpc" or "http/protobuf");
        Require(variables, Exporters, "otlp or none", static value => value.ToLowerInvariant() is "otlp" or "none");
        Require(variables, Milliseconds, "a whole number of milliseconds from 1", static value => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var time) && time > 0);
        Require(variables, ["OTEL_TRACES_SAMPLER"], $"one of {string.Join(", ", Samplers)}", static value => Samplers.Contains(value, StringComparer.OrdinalIgnoreCase));
        Require(
            variables,
            ["OTEL_TRACES_SAMPLER_ARG"],
            "a number from 0 to 1",
            static value => double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) && part is >= 0 and <= 1);
    }

    private static void Require(IConfiguration variables, IEnumerable<string> names, string form, Func<string, bool> isOne)
    {
        foreach (var name in names)
        {
            if (variables[name] is { Length: > 0 } value && !isOne(value))
            {
                throw new ServeException($"The variable {name} must be {form}, not '{value}'.", ServeException.Usage);
            }
        }
    }
}
