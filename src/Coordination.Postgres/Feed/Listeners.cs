namespace Coordination.Postgres.Feed;

/// <summary>Tells the journal's listeners how far it has come; never a lower sequence after a higher one.</summary>
internal sealed class Listeners(Action<Exception> failed)
{
    private readonly Lock _notifying = new();
    private Action<long>? _listeners;
    private long _latest;

    public bool Any => _listeners is not null;

    public void Add(Action<long>? listener)
    {
        lock (_notifying)
        {
            _listeners += listener;
        }
    }

    public void Remove(Action<long>? listener)
    {
        lock (_notifying)
        {
            _listeners -= listener;
        }
    }

    public void Notify(long sequence)
    {
        lock (_notifying)
        {
            _latest = Math.Max(_latest, sequence);
            try
            {
                _listeners?.Invoke(_latest);
            }
            catch (Exception exception)
            {
                failed(exception);
            }
        }
    }
}
