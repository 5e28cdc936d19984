using Coordination.Centres;

namespace Coordination.Crashes.Clusters;

/// <summary>A hall with one citizen who comes again and again, and staff who serve: little enough that a hall that stands still is seen.</summary>
internal sealed class HallLoad
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(CrashSettings.IsLong ? 10 : 60);

    // Nine halls and more are at work: several commands are under way at any moment all the same, and silos get the processors to start on.
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(CrashSettings.IsLong ? 100 : 250);

    // A hall's rate is one in about a third of a second: it has served for two seconds then, which is as long as a call may take.
    private static readonly int Enough = CrashSettings.IsLong ? 10 : 6;

    private readonly HttpClient _client;
    private readonly CentreId _hall;
    private readonly int _round;
    private readonly Desk _desk;
    private Task _running = Task.CompletedTask;

    public HallLoad(CentreId hall, HttpClient client, int round)
    {
        (_hall, _client, _round) = (hall, client, round);
        _desk = Open();
    }

    /// <summary>What they were told.</summary>
    public Ledger Ledger { get; } = new();

    /// <summary>Begins.</summary>
    public async Task StartAsync()
    {
        var load = Load(_desk);
        await load.SignOnAsync();
        _running = load.RunAsync();
    }

    /// <summary>Completes when some more are served.</summary>
    public Task GoesOnAsync() => Ledger.WhenMoreAsync(2 * Enough, completions: Enough);

    /// <summary>Works off what is left, without new citizens.</summary>
    public async Task EndAsync()
    {
        _desk.Stop();
        await _running;
        await Load(Open()).DrainAsync(() => Ledger.Completed == Ledger.Versions.Count);
    }

    private Desk Open() => new(_client, Ledger, Patience);

    private Load Load(Desk desk) => new(desk, Ledger, _round) { Hall = _hall, Coming = 1, Between = Between, Idle = Between };
}
