using System.Collections.Concurrent;
using System.Net;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Partitions;
using Coordination.Orleans.Tests.Clusters;
using Coordination.Orleans.Tests.Hosting;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Postgres;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Npgsql;
using Orleans;
using Orleans.Configuration;
using Orleans.Hosting;
using Orleans.Runtime;
using Shouldly;
using Xunit;
using static Coordination.Orleans.Tests.Hosting.SiloQuestions;

namespace Coordination.Orleans.Tests.Partitions;

/// <summary>Silos that reach each other, and of which some have lost the database: each reaches it by a relay of its own.</summary>
[NeedsPostgres(Own = true)]
[Collection(nameof(ClusterCollection))]
public sealed class PartitionTests(ClusterFixture cluster) : IAsyncLifetime
{
    private FailureDetection _detection = new() { CutAfter = TimeSpan.FromSeconds(2) };
    private readonly ConcurrentDictionary<int, string> _ended = new();
    private readonly List<Relay> _relays = [];
    private readonly HashSet<int> _cut = [];
    private InProcessSilos? _silos;

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        // A silo that leaves says so in the database.
        foreach (var silo in _cut.ToList())
        {
            Restore(silo);
        }

        await (_silos?.DisposeAsync() ?? ValueTask.CompletedTask);
        foreach (var relay in _relays)
        {
            await relay.DisposeAsync();
        }
    }

    [NeedFact]
    public async Task Database_LostByOneSilo_ItSaysWhyAndEndsAndTheOthersDeclareItDead()
    {
        var (first, second) = (await StartAsync(0), await StartAsync(1));

        Cut(1);

        await UntilAsync(() => new(_ended.ContainsKey(1)));
        _ended[1].ShouldContain("does not reach the database, and others do");
        await UntilAsync(() => new(StatusAt(first, second) == SiloStatus.Dead));
        _ended.ShouldNotContainKey(0);
    }

    [NeedFact]
    public async Task Database_LostByEverySilo_AllStayAndGoOnWhenItIsBack()
    {
        // Long against what a busy machine makes of the time between both ways back.
        _detection = new() { CutAfter = TimeSpan.FromSeconds(5) };
        var (first, second) = (await StartAsync(0), await StartAsync(1));

        Cut(0);
        Cut(1);
        await Task.Delay(_detection.CutAfter * 2);
        Restore(0);
        await Task.Delay(TimeSpan.FromSeconds(0.5));
        Restore(1);
        await Task.Delay(_detection.CutAfter * 2);

        _ended.ShouldBeEmpty();
        StatusAt(first, second).ShouldBe(SiloStatus.Active);
        StatusAt(second, first).ShouldBe(SiloStatus.Active);
    }

    [NeedFact]
    public async Task Database_LostWhileASiloStarts_ItWaitsAsThePolicySaysAndStarts()
    {
        var policy = new RestoringRetry(() => Restore(0));

        var silo = await StartAsync(0, orleans =>
        {
            orleans.Services.AddSingleton<IStartRetry>(policy);
            orleans.Services.AddSingleton<ILifecycleParticipant<ISiloLifecycle>>(new AfterFirstLook(() => Cut(0)));
        });

        policy.Faults.ShouldNotBeEmpty();
        policy.Faults.ShouldAllBe(fault => fault is JournalUnavailableException);
        silo.Homes().Active().ShouldHaveSingleItem();
    }

    [NeedFact]
    public async Task Link_SlowWhileAnotherSiloIsAtWork_ASiloJoinsWhenItIsFaster()
    {
        var first = await StartAsync(0);

        var second = StartAsync(1, bytesPerSecond: LinkTrial.Bytes / 2);
        await UntilAsync(() => new(_relays.Count == 2 && _relays[1].Carried > LinkTrial.Bytes * 3));
        second.IsCompleted.ShouldBeFalse();
        first.Homes().Active().ShouldHaveSingleItem();

        _relays[1].BytesPerSecond = null;
        (await second).Homes().Active().Length.ShouldBe(2);
    }

    [NeedFact]
    public async Task Link_SlowAndNoOtherSiloIsAtWork_ASiloStarts()
    {
        var silo = await StartAsync(0, bytesPerSecond: LinkTrial.Bytes / 2).WaitAsync(TimeSpan.FromMinutes(1));

        silo.Homes().Active().ShouldHaveSingleItem();
    }

    // The other silo's call must still wait when the store gives up, or a full disk is told as a commit that nobody knows of.
    [NeedFact]
    public async Task Calls_BetweenSilos_WaitLongerThanTheStoreTriesAgain()
    {
        var silo = await StartAsync(0);

        silo.Inside.GetRequiredService<IOptions<SiloMessagingOptions>>().Value.ResponseTimeout
            .ShouldBeGreaterThan(silo.Inside.GetRequiredService<CoordinationClusterOptions>().Database!.RetryFor + TimeSpan.FromSeconds(2));
    }

    private async Task<TestSilo> StartAsync(int silo, Action<ISiloBuilder>? configure = null, int? bytesPerSecond = null)
    {
        _silos ??= new InProcessSilos(cluster) { Detection = _detection };
        var target = new NpgsqlConnectionStringBuilder(cluster.Connection);
        var relay = new Relay(target.Port) { BytesPerSecond = bytesPerSecond };
        relay.Listen();
        _relays.Add(relay);
        (target.Host, target.Port) = (IPAddress.Loopback.ToString(), relay.Port);
        return await _silos.StartAsync(configure: configure, connection: target.ConnectionString, ended: why => _ended[silo] = why);
    }

    private void Cut(int silo)
    {
        _cut.Add(silo);
        _relays[silo].Refuse();
        _relays[silo].Break();
    }

    private void Restore(int silo)
    {
        _cut.Remove(silo);
        _relays[silo].Listen();
    }

    private static SiloStatus StatusAt(TestSilo silo, TestSilo other) =>
        silo.Inside.GetRequiredService<IClusterMembershipService>().CurrentSnapshot.GetSiloStatus(other.Inside.GetRequiredService<ILocalSiloDetails>().SiloAddress);

    private sealed class AfterFirstLook(Action act) : ILifecycleParticipant<ISiloLifecycle>
    {
        public void Participate(ISiloLifecycle lifecycle) => lifecycle.Subscribe(nameof(AfterFirstLook), ServiceLifecycleStage.First + 1, _ =>
        {
            act();
            return Task.CompletedTask;
        });
    }

    private sealed class RestoringRetry(Action restore) : IStartRetry
    {
        private int _isRestored;

        public ConcurrentQueue<CoordinationException> Faults { get; } = new();

        public ValueTask<bool> ShouldRetryAsync(CoordinationException fault, int attempt, CancellationToken cancellation)
        {
            Faults.Enqueue(fault);

            // Members and reminders are looked for one by one, and each counts its own attempts.
            if (attempt == 2 && Interlocked.Exchange(ref _isRestored, 1) == 0)
            {
                restore();
            }

            return new(true);
        }
    }
}
