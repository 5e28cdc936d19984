namespace Coordination.Centres;

/// <summary>Something that can be reached only while its lock is held.</summary>
/// <remarks>What gives access is a ref struct, so that the compiler refuses to hold the lock across an await.</remarks>
internal sealed class Guarded<T>(T value)
    where T : class
{
    private readonly Lock _lock = new();

    /// <summary>Takes the lock until the access is disposed.</summary>
    public Access Enter() => new(_lock.EnterScope(), value);

    /// <summary>The lock held, and what it guards.</summary>
    public ref struct Access
    {
        private Lock.Scope _scope;

        internal Access(Lock.Scope scope, T value)
        {
            _scope = scope;
            Value = value;
        }

        /// <summary>What is guarded.</summary>
        public T Value { get; }

        public void Dispose() => _scope.Dispose();
    }
}
