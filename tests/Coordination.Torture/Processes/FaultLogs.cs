using Coordination.Torture.Running;
using Microsoft.Extensions.Logging;

namespace Coordination.Torture.Processes;

/// <summary>The hosts' logs: a fault there that is none of the engine's own is a bug that nobody would see.</summary>
internal sealed class FaultLogs(World world, string process) : ILoggerFactory, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(
        LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (exception is not (null or CoordinationException))
        {
            world.Break("fault", $"{process}: {formatter(state, exception)} {exception}");
        }

        if (world.IsTraced)
        {
            world.Trace($"  [{process}] {formatter(state, exception)} {exception?.Message}");
        }
    }

    public void Dispose()
    {
    }
}
