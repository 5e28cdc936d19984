namespace Coordination.Benchmarks.Stores;

/// <summary>A store that the engine runs on.</summary>
internal enum StoreKind
{
    Postgres,
    Sqlite,
}
