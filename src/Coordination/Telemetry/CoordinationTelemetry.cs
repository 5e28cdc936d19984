namespace Coordination.Telemetry;

/// <summary>The names under which the engine tells what it does; everything under them is listed in docs/telemetry.md.</summary>
public static class CoordinationTelemetry
{
    /// <summary>The name of every meter of the engine, of its journals and of its HTTP API.</summary>
    public const string MeterName = "Coordination";

    /// <summary>The name of the source of every span.</summary>
    public const string ActivitySourceName = "Coordination";
}
