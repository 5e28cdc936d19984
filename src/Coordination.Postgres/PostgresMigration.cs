namespace Coordination.Postgres;

/// <summary>What a migration did.</summary>
/// <param name="From">The version found; 0 when there was none.</param>
/// <param name="To">The version now.</param>
public readonly record struct PostgresMigration(int From, int To)
{
    /// <summary>Whether anything was changed.</summary>
    public bool Changed => From != To;
}
