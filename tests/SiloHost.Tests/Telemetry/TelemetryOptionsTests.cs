using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Telemetry;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Telemetry;

/// <summary>What the host is told to tell, and to whom.</summary>
public sealed class TelemetryOptionsTests
{
    private static readonly OtlpSignals Nothing = new(false, false, false);

    [Fact]
    public void Read_NothingSaid_TellsNobody() => Read([]).ShouldBe(new TelemetryOptions(false, LogFormat.Text, Nothing));

    [Fact]
    public void Read_Configured_IsAsConfigured() => Read(new()
    {
        ["Coordination:Telemetry:Metrics"] = "true",
        ["Coordination:Telemetry:LogFormat"] = "json",
    }).ShouldBe(new TelemetryOptions(true, LogFormat.Json, Nothing));

    [Fact]
    public void Read_CommandLineAndConfiguration_CommandLineWins() => TelemetryOptions.Read(
        metrics: false,
        LogFormat.Text,
        Configuration(new() { ["Coordination:Telemetry:Metrics"] = "true", ["Coordination:Telemetry:LogFormat"] = "json" }))
        .ShouldBe(new TelemetryOptions(false, LogFormat.Text, Nothing));

    [Theory]
    [InlineData("Metrics", "yes", "Coordination:Telemetry:Metrics (as a variable Coordination__Telemetry__Metrics) must be true or false, not 'yes'.")]
    [InlineData("LogFormat", "xml", "Coordination:Telemetry:LogFormat (as a variable Coordination__Telemetry__LogFormat) must be one of Text, Json, not 'xml'.")]
    [InlineData("LogFormat", "-1", "Coordination:Telemetry:LogFormat (as a variable Coordination__Telemetry__LogFormat) must be one of Text, Json, not '-1'.")]
    [InlineData("LogFormat", "Text,Json", "Coordination:Telemetry:LogFormat (as a variable Coordination__Telemetry__LogFormat) must be one of Text, Json, not 'Text,Json'.")]
    [InlineData("Metric", "true", "Coordination:Telemetry:Metric (as a variable Coordination__Telemetry__Metric) is no setting: did you mean Coordination:Telemetry:Metrics?")]
    public void Read_WrongSetting_IsRefusedByItsKey(string key, string value, string fault) =>
        Should.Throw<OptionsValidationException>(() => Read(new() { [$"Coordination:Telemetry:{key}"] = value })).Failures.ShouldBe([fault]);

    [Theory]
    [InlineData("OTEL_EXPORTER_OTLP_PROTOCOL", "carrier", "grpc or http/protobuf")]
    [InlineData("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", "http", "grpc or http/protobuf")]
    [InlineData("OTEL_TRACES_EXPORTER", "zipkin", "otlp or none")]
    [InlineData("OTEL_METRIC_EXPORT_INTERVAL", "abc", "a whole number of milliseconds")]
    [InlineData("OTEL_EXPORTER_OTLP_TIMEOUT", "-1", "a whole number of milliseconds")]
    [InlineData("OTEL_TRACES_SAMPLER", "never", "one of always_on")]
    [InlineData("OTEL_TRACES_SAMPLER_ARG", "2", "a number from 0 to 1")]
    public void Otlp_WrongValue_IsRefusedByItsVariable(string variable, string value, string form)
    {
        var fault = Should.Throw<ServeException>(() => Otlp(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4317", [variable] = value }));

        fault.Message.ShouldStartWith($"The variable {variable} must be {form}");
        fault.Message.ShouldEndWith($"not '{value}'.");
    }

    [Fact]
    public void Otlp_OneEndpoint_SendsEverything() => Otlp(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4317" }).ShouldBe(new OtlpSignals(true, true, true));

    [Fact]
    public void Otlp_EndpointOfOneSignal_SendsThatAlone() =>
        Otlp(new() { ["OTEL_EXPORTER_OTLP_TRACES_ENDPOINT"] = "http://127.0.0.1:4318/v1/traces" }).ShouldBe(new OtlpSignals(true, false, false));

    [Fact]
    public void Otlp_SignalLeftOut_IsNotSent() => Otlp(new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4317",
        ["OTEL_LOGS_EXPORTER"] = "none",
    }).ShouldBe(new OtlpSignals(true, true, false));

    [Fact]
    public void Otlp_Disabled_SendsNothing() => Otlp(new()
    {
        ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4317",
        ["OTEL_SDK_DISABLED"] = "true",
    }).ShouldBe(Nothing);

    [Fact]
    public void Otlp_NoAddress_IsRefusedByTheVariablesName() =>
        Should.Throw<ServeException>(() => Otlp(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector:4317" }))
            .Message.ShouldBe("The variable OTEL_EXPORTER_OTLP_ENDPOINT must be an address such as http://127.0.0.1:4317, not 'collector:4317'.");

    private static TelemetryOptions Read(Dictionary<string, string?> settings) => TelemetryOptions.Read(metrics: null, logFormat: null, Configuration(settings));

    private static OtlpSignals Otlp(Dictionary<string, string?> variables) => OtlpSignals.Read(Configuration(variables));

    private static IConfiguration Configuration(Dictionary<string, string?> settings) => new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
}
