using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Postgres;
using Coordination.Postgres.Queries;
using Coordination.Queries.Sql;
using Npgsql;

namespace Coordination.SiloHost.Stores;

/// <summary>A PostgreSQL database.</summary>
internal sealed class DatabaseStore(PostgresTarget target) : Store
{
    public override string Name => target.Name;

    public override bool IsRemote => true;

    public override void Use(CoordinationBuilder builder) => builder.UsePostgres(target.Options.ConnectionString);

    public override async Task<IJournal> OpenAsync(CancellationToken cancellation)
    {
        var journal = new PostgresJournal(target.Options);
        await journal.OpenAsync(cancellation);
        return journal;
    }

    public override async Task<(IJournal Journal, string? Caveat)> OpenForReadingAsync(CancellationToken cancellation)
    {
        var journal = new PostgresJournal(target.Options);
        await journal.OpenForReadingAsync(cancellation);
        return (journal, null);
    }

    public override Task<IQueryDatabase?> OpenListsForReadingAsync(CancellationToken cancellation) => Task.FromResult<IQueryDatabase?>(OpenLists());

    public override IQueryDatabase OpenLists() => new PostgresQueryDatabase(target.Options);

    /// <remarks>
    /// A server that is down, starting or overloaded comes back. A role that may not, or a database that is not there,
    /// waits for a person, who is told at once: by the end of the process.
    /// </remarks>
    public override bool IsTransient(CoordinationException fault) => fault switch
    {
        JournalUnavailableException { InnerException: PostgresException { SqlState: { } state } } =>
            state[..2] is not ("28" or "3D" or "42" or "22"),
        JournalUnavailableException or CommitUnknownException or GrainDroppedException => true,
        _ => false,
    };
}
