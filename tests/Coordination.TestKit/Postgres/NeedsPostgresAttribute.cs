using Coordination.TestKit.Needs;

namespace Coordination.TestKit.Postgres;

/// <summary>The class needs a PostgreSQL server: its binaries, or one that <c>COORDINATION_POSTGRES</c> names.</summary>
public sealed class NeedsPostgresAttribute : NeedAttribute
{
    /// <summary>Whether it must be a server of the test's own, because the test stops or freezes it.</summary>
    public bool Own { get; init; }

    /// <inheritdoc />
    public override string? Obstacle =>
        RequireAll || PostgresBinaries.AreFound || (!Own && PostgresServer.Named is not null)
            ? null
            : "PostgreSQL is not installed: `apt-get install postgresql`, or name a server with COORDINATION_POSTGRES.";
}
