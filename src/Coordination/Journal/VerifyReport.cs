namespace Coordination.Journal;

/// <summary>What a verification found.</summary>
/// <param name="Grains">How many grains were looked at.</param>
/// <param name="Events">How many events were hashed and replayed.</param>
/// <param name="DifferingGrains">How many grains differ.</param>
/// <param name="First">The first difference; null when there is none.</param>
internal sealed record VerifyReport(long Grains, long Events, long DifferingGrains, VerifyDifference? First)
{
    /// <summary>Whether every chain and every row is as it must be.</summary>
    public bool IsSound => First is null;
}

/// <summary>One thing that is not as it must be.</summary>
/// <param name="Grain">Where; null when the store cannot even be read there.</param>
/// <param name="Version">At which of its events, or the row's version.</param>
/// <param name="What">Which part, such as <c>hash</c>, <c>personal digest</c> or <c>row: due</c>.</param>
/// <param name="Expected">What it must be.</param>
/// <param name="Found">What it is.</param>
internal sealed record VerifyDifference(GrainKey? Grain, long Version, string What, string Expected, string Found)
{
    /// <inheritdoc />
    public override string ToString() =>
        $"{Grain?.ToString() ?? "the journal"}, version {Version}, {What}: expected {Expected}, found {Found}";
}

/// <summary>How far a verification has come.</summary>
/// <param name="Grains">Grains done.</param>
/// <param name="Events">Events done.</param>
/// <param name="TotalEvents">The events there were when it began.</param>
internal readonly record struct VerifyProgress(long Grains, long Events, long TotalEvents);
