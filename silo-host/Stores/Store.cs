using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Queries.Sql;

namespace Coordination.SiloHost.Stores;

/// <summary>Where a command finds or keeps the record.</summary>
internal abstract class Store
{
    /// <summary>How people are told of it; no secret is in it.</summary>
    public abstract string Name { get; }

    /// <summary>Whether it is another process, which may not answer.</summary>
    public abstract bool IsRemote { get; }

    /// <summary>Keeps an engine's record in it.</summary>
    public abstract void Use(CoordinationBuilder builder);

    /// <summary>Its journal, open.</summary>
    public abstract Task<IJournal> OpenAsync(CancellationToken cancellation);

    /// <summary>Its journal, open to be read only, and what has to be known of that; nothing is written or migrated.</summary>
    public abstract Task<(IJournal Journal, string? Caveat)> OpenForReadingAsync(CancellationToken cancellation);

    /// <summary>The tables of its lists, to be read only; null where there are none of this program's form.</summary>
    public abstract Task<IQueryDatabase?> OpenListsForReadingAsync(CancellationToken cancellation);

    /// <summary>The tables of its lists, to be written.</summary>
    public abstract IQueryDatabase OpenLists();

    /// <summary>Whether a fault at the start may pass by itself.</summary>
    public abstract bool IsTransient(CoordinationException fault);
}
