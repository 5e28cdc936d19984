using Coordination.Postgres;
using Orleans.Configuration;
using Orleans.Hosting;

namespace Coordination.Orleans.Hosting;

/// <summary>Storage for an application's own grains, in the database of the halls. The engine's grains do not use it.</summary>
public static class GrainStorageServices
{
    /// <summary>The name of the storage, when nobody says: <c>[PersistentState("…", "hall")]</c>.</summary>
    public const string DefaultName = "hall";

    /// <summary>Adds Orleans' storage on ADO.NET over the table that <c>silo-host database migrate</c> makes, in the schema <c>orleans</c>.</summary>
    /// <param name="silo">The silo.</param>
    /// <param name="database">The database.</param>
    /// <param name="name">The name of the storage.</param>
    public static ISiloBuilder AddCoordinationGrainStorage(this ISiloBuilder silo, PostgresJournalOptions database, string name = DefaultName)
    {
        ArgumentNullException.ThrowIfNull(silo);
        ArgumentNullException.ThrowIfNull(database);
        ArgumentException.ThrowIfNullOrEmpty(name);
        return silo.AddAdoNetGrainStorage(
            name,
            (AdoNetGrainStorageOptions storage) =>
                (storage.Invariant, storage.ConnectionString) = (Membership.Provider, Membership.ConnectionString(database)));
    }
}
