namespace Coordination.Simulation.Recordings;

/// <summary>The columns of a recording, by their names in the header; others are ignored.</summary>
internal static class RecordingColumns
{
    public const string Date = "date";
    public const string Time = "time";
    public const string DeskId = "desk_id";
    public const string DeskLetter = "desk_letter";
    public const string DeskName = "desk_name";
    public const string OpenCounters = "open_counters";
    public const string Waiting = "waiting";
    public const string NumberCalled = "number_called";
    public const string NominalMinutes = "nominal_service_minutes";

    public static readonly string[] Required =
        [Date, Time, DeskId, DeskLetter, DeskName, OpenCounters, Waiting, NumberCalled, NominalMinutes];
}
