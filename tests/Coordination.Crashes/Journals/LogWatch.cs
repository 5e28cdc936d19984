using Coordination.Postgres;
using Microsoft.Extensions.Logging;

namespace Coordination.Crashes.Journals;

/// <summary>A log that can be waited for.</summary>
internal sealed class LogWatch : ILogger<PostgresJournal>
{
    private readonly TaskCompletionSource _retried = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Completes when writes are tried again for the first time.</summary>
    public Task Retried => _retried.Task;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (eventId.Id == 2103)
        {
            _retried.TrySetResult();
        }
    }
}
