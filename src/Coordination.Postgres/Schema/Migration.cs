namespace Coordination.Postgres.Schema;

/// <summary>The statements that bring a schema from the version before to this one, run in one transaction.</summary>
/// <param name="Version">The version it leads to.</param>
/// <param name="Statements">The statements, in order.</param>
internal sealed record Migration(int Version, IReadOnlyList<string> Statements);
