using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Coordination.Telemetry;

/// <summary>Loggers that say a repeated warning or error once, and again when it is over: how often it came, and for how long.</summary>
/// <remarks>
/// Two warnings are the same when they are of one category, event and sort of exception, and agree in what the event names as
/// <c>What</c>, <c>Part</c> or <c>Code</c>. The hall, the item and the person do not count: a store that is away is one fault, and not one of
/// each hall. What is below a warning passes through.
/// </remarks>
internal sealed class CalmLogs : ILoggerFactory
{
    private readonly ILoggerFactory _inner;
    private readonly RepeatedFaults<Kind> _faults;
    private readonly ConcurrentDictionary<Kind, string> _first = new();

    /// <param name="inner">Where they write to; it is not disposed with these.</param>
    /// <param name="time">The clock.</param>
    public CalmLogs(ILoggerFactory inner, TimeProvider time) =>
        (_inner, _faults) = (inner, new RepeatedFaults<Kind>(time, Tell));

    /// <summary>A logger over another one, with a count of its own.</summary>
    public static ILogger Over(ILogger logger, string category, TimeProvider time) => new CalmLogs(new One(logger), time).CreateLogger(category);

    /// <inheritdoc />
    public ILogger CreateLogger(string categoryName) => new Calm(_inner.CreateLogger(categoryName), categoryName, this);

    /// <inheritdoc />
    public void AddProvider(ILoggerProvider provider) => _inner.AddProvider(provider);

    /// <inheritdoc />
    public void Dispose() => _faults.Dispose();

    private bool Begins(Kind kind, Func<string> sentence)
    {
        if (!_faults.Begins(kind))
        {
            return false;
        }

        _first[kind] = sentence();
        return true;
    }

    private void Tell(Kind kind, FaultEpisode episode)
    {
        var log = _inner.CreateLogger(kind.Category);
        var (first, seconds) = (_first.GetValueOrDefault(kind, kind.What), Math.Round(episode.Lasted.TotalSeconds, 1));
        if (episode.IsOver)
        {
            _first.TryRemove(kind, out _);
            CalmLog.LogOver(log, episode.Count, seconds, first);
        }
        else
        {
            CalmLog.LogGoesOn(log, episode.Count, seconds, first);
        }
    }

    private readonly record struct Kind(string Category, int Event, string What, string? Sort);

    private sealed class Calm(ILogger inner, string category, CalmLogs logs) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => inner.BeginScope(state);

        public bool IsEnabled(LogLevel logLevel) => inner.IsEnabled(logLevel);

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (logLevel < LogLevel.Warning || logLevel == LogLevel.None
                || (inner.IsEnabled(logLevel) && logs.Begins(KindOf(eventId, state, exception), () => formatter(state, exception))))
            {
                inner.Log(logLevel, eventId, state, exception, formatter);
            }
        }

        private Kind KindOf<TState>(EventId eventId, TState state, Exception? exception)
        {
            var (what, template) = ("", "");
            foreach (var (name, value) in state as IEnumerable<KeyValuePair<string, object?>> ?? [])
            {
                (what, template) = name switch
                {
                    "What" or "Part" or "Code" => (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "", template),
                    "{OriginalFormat}" => (what, value as string ?? ""),
                    _ => (what, template),
                };
            }

            return new Kind(category, eventId.Id, eventId.Id == 0 ? template : what, SortOf(exception));
        }

        // A defect is known by the place that threw it: another one must not hide behind it.
        private static string? SortOf(Exception? exception) => exception switch
        {
            null => null,
            CoordinationException => exception.GetType().Name,
            _ => exception.GetType().Name + exception.StackTrace?.Split('\n', 2)[0],
        };
    }

    private sealed class One(ILogger logger) : ILoggerFactory
    {
        public ILogger CreateLogger(string categoryName) => logger;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public void Dispose()
        {
        }
    }
}

/// <summary>What is said of a repeated warning.</summary>
internal static partial class CalmLog
{
    [LoggerMessage(EventId = 1301, Level = LogLevel.Warning, Message = "Over: came {Count} times in {Seconds} s, and not since: {First}")]
    public static partial void LogOver(ILogger log, long count, double seconds, string first);

    [LoggerMessage(EventId = 1302, Level = LogLevel.Warning, Message = "Goes on: came {Count} times in {Seconds} s so far: {First}")]
    public static partial void LogGoesOn(ILogger log, long count, double seconds, string first);
}
