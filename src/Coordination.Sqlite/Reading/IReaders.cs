namespace Coordination.Sqlite.Reading;

/// <summary>Where readers come from.</summary>
internal interface IReaders : IDisposable
{
    /// <summary>Reads something short in one go. What it reads is of one moment.</summary>
    T Read<T>(Func<Reader, T> read);

    /// <summary>A connection of the caller's own, for a long read of one moment; disposing it gives it back.</summary>
    Snapshot OpenSnapshot();
}
