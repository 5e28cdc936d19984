using System.Text;
using Microsoft.Extensions.Logging;

namespace Coordination.SiloHost.TestKit;

/// <summary>Writes what a host logs among the lines of its standard error, as the program does.</summary>
/// <param name="error">A stream that several threads may write to.</param>
public sealed class ErrorLog(Stream error) : ILoggerProvider, ILogger
{
    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        try
        {
            error.Write(Encoding.UTF8.GetBytes($"{logLevel}: {formatter(state, exception)} {exception}\n"));
        }
        catch (InvalidOperationException)
        {
            // The stream ends with the program; what a timer says after that is heard by nobody, as of a process that has ended.
        }
    }

    public void Dispose()
    {
    }
}
