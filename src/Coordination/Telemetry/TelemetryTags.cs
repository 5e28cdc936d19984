namespace Coordination.Telemetry;

/// <summary>The attributes of spans and measurements. They are a contract with dashboards and alerts.</summary>
internal static class TelemetryTags
{
    public const string Centre = "coordination.centre";
    public const string Command = "coordination.command";
    public const string CommitSize = "coordination.journal.commit.size";
    public const string Department = "coordination.department";
    public const string GrainId = "coordination.grain.id";
    public const string GrainKind = "coordination.grain.kind";
    public const string GrainVersion = "coordination.grain.version";
    public const string RefusalCode = "coordination.refusal.code";
    public const string RequestStatus = "coordination.request.status";
    public const string Urgency = "coordination.urgency";

    /// <summary>OpenTelemetry's name for the kind of database.</summary>
    public const string DatabaseSystem = "db.system.name";

    /// <summary>OpenTelemetry's name for what went wrong.</summary>
    public const string ErrorType = "error.type";
}
