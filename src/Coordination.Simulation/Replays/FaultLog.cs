using Microsoft.Extensions.Logging;

namespace Coordination.Simulation.Replays;

/// <summary>Keeps the first warning that the engine logs: in a replay nothing may go wrong behind the scenes.</summary>
internal sealed class FaultLog : ILoggerFactory, ILogger
{
    private ReplayException? _first;

    public void ThrowIfFaulty()
    {
        if (_first is not null)
        {
            throw _first;
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        if (IsEnabled(logLevel))
        {
            _first ??= new ReplayException(
                $"The engine reported a fault during the replay: {formatter(state, exception)}{(exception is null ? "" : $" ({exception.Message})")}", exception);
        }
    }

    public void AddProvider(ILoggerProvider provider)
    {
    }

    public void Dispose()
    {
    }
}
