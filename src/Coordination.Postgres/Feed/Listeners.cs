namespace Coordination.Postgres.Feed;

/// <summary>Tells the journal's listeners how far it has come; never a lower sequence after a higher one.</summary>
internal sealed class Listeners(Action<Exception> failed)
{
    private readonly Lock _telling = new();
    private Action<long>? _listeners;
    private long _told;

    public bool Any => _listeners is not null;

    public void Add(Action<long>? listener)
    {
        lock (_telling)
        {
            _listeners += listener;
        }
    }

    public void Remove(Action<long>? listener)
    {
        lock (_telling)
        {
            _listeners -= listener;
        }
    }

    public void Tell(long sequence)
    {
        lock (_telling)
        {
            _told = Math.Max(_told, sequence);
            try
            {
                _listeners?.Invoke(_told);
            }
            catch (Exception exception)
            {
                failed(exception);
            }
        }
    }
}
