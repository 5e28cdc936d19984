namespace Coordination.Sqlite.Reading;

/// <summary>A long read, taken in batches.</summary>
internal interface ICursor<T>
{
    /// <summary>Adds the next items to a batch; true when there may be more.</summary>
    bool Read(List<T> batch, int limit);
}
