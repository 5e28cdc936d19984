namespace Coordination.Journal;

/// <summary>What a verification found.</summary>
/// <param name="Grains">How many grains were looked at.</param>
/// <param name="Events">How many events were hashed and replayed.</param>
/// <param name="DifferingGrains">How many grains differ.</param>
/// <param name="First">The first difference; null when there is none.</param>
internal sealed record VerifyReport(long Grains, long Events, long DifferingGrains, VerifyDifference? First)
{
    /// <summary>How many differences belong to the store as a whole: its structure, schema, sequences and epochs.</summary>
    public long StoreDifferences { get; init; }

    /// <summary>The anchor of the journal's end, for <c>--expect</c> another time; null for an empty journal, or one that cannot be read.</summary>
    public JournalAnchor? Head { get; init; }

    /// <summary>Whether everything is as it must be.</summary>
    public bool IsSound => First is null;
}

/// <summary>One thing that is not as it must be.</summary>
/// <param name="Grain">Where; null when it is the store's own, or cannot even be read.</param>
/// <param name="Version">At which of its events, or the row's version.</param>
/// <param name="What">Which part, such as <c>hash</c>, <c>personal digest</c> or <c>row: due</c>.</param>
/// <param name="Expected">What it must be.</param>
/// <param name="Found">What it is.</param>
internal sealed record VerifyDifference(GrainKey? Grain, long Version, string What, string Expected, string Found)
{
    /// <summary>A difference of the store as a whole.</summary>
    public static VerifyDifference OfStore(string what, string expected, string found) => new(null, 0, what, expected, found);

    /// <inheritdoc />
    public override string ToString() => Grain is { } grain
        ? $"{grain}, version {Version}, {What}: expected {Expected}, found {Found}"
        : $"{What}: expected {Expected}, found {Found}";
}

/// <summary>How far a verification has come.</summary>
/// <param name="Grains">Grains done.</param>
/// <param name="Events">Events done.</param>
/// <param name="TotalEvents">The events there were when it began.</param>
internal readonly record struct VerifyProgress(long Grains, long Events, long TotalEvents);
