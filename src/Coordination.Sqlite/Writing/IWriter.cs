namespace Coordination.Sqlite.Writing;

/// <summary>How work comes into transactions: in groups on a thread of its own, or inline on the caller's.</summary>
internal interface IWriter : IAsyncDisposable
{
    /// <summary>Hands work over; its caller gets the commit or the fault.</summary>
    /// <exception cref="ObjectDisposedException">The journal is closed.</exception>
    void Enqueue(IWriteWork work);
}
