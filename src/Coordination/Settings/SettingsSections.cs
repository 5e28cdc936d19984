namespace Coordination.Settings;

/// <summary>Where settings stand in an application's configuration.</summary>
internal static class SettingsSections
{
    public const string Engine = "Coordination";
    public const string Centres = "Coordination:Centres";
    public const string Web = "Coordination:Web";
    public const string Access = "Coordination:Access";
    public const string Sqlite = "Coordination:Sqlite";
    public const string Postgres = "Coordination:Postgres";
    public const string Telemetry = "Coordination:Telemetry";

    /// <summary>The sections below <see cref="Engine"/>, by their last names.</summary>
    public static string[] BelowEngine { get; } = ["Centres", "Web", "Access", "Sqlite", "Postgres", "Telemetry"];
}
