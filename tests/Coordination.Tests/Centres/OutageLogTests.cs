using System.Globalization;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Requests;
using Coordination.Simulation.Clock;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Microsoft.Extensions.Logging;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Centres;

/// <summary>The store of a thousand halls is away for a minute, while each of them has something to do by itself all the time.</summary>
public sealed class OutageLogTests : IAsyncLifetime
{
    private const int Halls = 1000;
    private const int MostLines = 200;

    private static readonly CommandMeta Chief = new(new Actor(ActorKind.Administrator, "chief"));

    private readonly InMemoryJournal _journal = new();
    private readonly VirtualClock _clock = new(TestHall.Monday);
    private readonly WarningLines _lines = new();
    private readonly EmbeddedHost _host;

    public OutageLogTests() => _host = new EmbeddedHost(_journal, new CoordinationOptions(), _clock, new SequentialIds(0), _lines);

    public async Task InitializeAsync()
    {
        await _host.StartAsync();
        foreach (var hall in AllHalls())
        {
            (await _host.Plan(hall).PublishAsync(WithOffers() with { Centre = hall }, null, Chief)).Require();
            (await _host.Staff(hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna))).Require();
            await SubmitAsync(hall);
            await SubmitAsync(hall);
        }
    }

    public Task DisposeAsync() => _host.DisposeAsync().AsTask();

    [Fact]
    public async Task Outage_OfAThousandHallsForAMinute_IsAFewLinesThatSayHowOftenAndHowLong()
    {
        _clock.Advance(TimeSpan.FromSeconds(30));
        _lines.Warnings.ShouldBeEmpty();
        _journal.Outage = "The database is away.";
        _clock.Advance(TimeSpan.FromSeconds(60));
        var during = _lines.Warnings.Count;
        _journal.Outage = null;

        _clock.Advance(TimeSpan.FromMinutes(2));

        during.ShouldBeGreaterThan(0);
        _lines.Warnings.Count.ShouldBeInRange(during + 1, MostLines);
        _lines.Warnings.ShouldContain(line => line.StartsWith("Over: came ", StringComparison.Ordinal) && line.Contains(" s, and not since: ", StringComparison.Ordinal));
        foreach (var hall in AllHalls())
        {
            await SubmitAsync(hall);
            (await _host.Centre(hall).ReadQueueAsync()).Held.ShouldBe(1, hall.ToString());
        }
    }

    private static IEnumerable<CentreId> AllHalls() =>
        Enumerable.Range(1, Halls).Select(number => new CentreId(string.Create(CultureInfo.InvariantCulture, $"hall-{number}")));

    private async Task SubmitAsync(CentreId hall) =>
        (await _host.SubmitAsync(new SubmitRequest { Centre = hall, Service = Passport }, TestHall.Citizen())).Require();

    private sealed class WarningLines : ILoggerFactory, ILogger
    {
        public List<string> Warnings { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Warning;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel))
            {
                Warnings.Add(formatter(state, exception));
            }
        }

        public void Dispose()
        {
        }
    }
}
