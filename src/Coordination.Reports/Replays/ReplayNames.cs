namespace Coordination.Reports.Replays;

/// <summary>What the ways of working are called on the page, everywhere the same.</summary>
internal static class ReplayNames
{
    public const string Recorded = "recorded";
    public const string Apart = "replayed, each desk by itself";
    public const string Pooled = "replayed, desks help each other";
    public const string ApartShort = "each desk by itself";
    public const string PooledShort = "desks help each other";
}
