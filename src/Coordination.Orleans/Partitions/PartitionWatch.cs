using Coordination.Orleans.Hosting;
using Microsoft.Extensions.Logging;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Partitions;

/// <summary>Sees to it that a cut which leaves every silo alive is settled: one of those that are cut off leaves, and its halls begin again on the others.</summary>
/// <remarks>
/// Orleans' probes decide who is dead. A silo that has lost only the database answers them, and so does one of two that lost each other,
/// by way of a third; where each has lost all others there is no third to ask. So each silo asks the database and every other silo, once a
/// second, and twice while anything is amiss, tells in the database whom it has lost, and who judges by all this is <see cref="PartitionJudge"/>.
/// </remarks>
internal sealed partial class PartitionWatch(
    ILocalSiloDetails here, IClusterMembershipService members, PeerClient peers, PeerLinks links, DatabaseLink database, CoordinationClusterOptions cluster,
    SiloTermination termination, EvictionReason reason, TimeProvider time, ILogger<PartitionWatch> log) : ILifecycleParticipant<ISiloLifecycle>, IDisposable
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan EveryWhenCalm = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan AgainAfter = TimeSpan.FromSeconds(5);
    private const int LooksWhenExpelled = 20;

    private readonly CancellationTokenSource _stopping = new();
    private readonly Dictionary<SiloAddress, TimeSpan> _judged = [];
    private readonly PartitionJudge _judge = new(cluster.Detection.CutAfter);
    private Task _running = Task.CompletedTask;

    private TimeSpan Now => time.GetElapsedTime(0);

    public void Participate(ISiloLifecycle lifecycle) =>
        lifecycle.Subscribe(nameof(PartitionWatch), ServiceLifecycleStage.Active, StartAsync, StopAsync);

    /// <summary>What this silo says of its connections.</summary>
    public SiloReport Report() => links.Report();

    /// <summary>Another silo declares this one dead.</summary>
    /// <param name="why">Why, as a sentence.</param>
    public void Expelled(string why)
    {
        LogExpelled(why);
        if (database.LostFor > TimeSpan.Zero)
        {
            // The record that says so cannot be read; nothing could be written either.
            termination.Now($"{why} It ends here, and may be started again.");
            return;
        }

        reason.Why = why;
        _ = LookAsync();
    }

    public void Dispose() => _stopping.Dispose();

    private Task StartAsync(CancellationToken cancellation)
    {
        _running = Task.WhenAll(RepeatAsync(AskDatabaseAsync), RepeatAsync(RoundAsync));
        return Task.CompletedTask;
    }

    private async Task StopAsync(CancellationToken cancellation)
    {
        await _stopping.CancelAsync();
        await _running.WaitAsync(cancellation).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private async Task RepeatAsync(Func<CancellationToken, Task<bool>> step)
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                var isCalm = await step(_stopping.Token);
                await Task.Delay(isCalm ? EveryWhenCalm : Every, time, _stopping.Token);
            }
            catch (OperationCanceledException) when (_stopping.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                // The watch must not end by one step, as by a table that cannot be written.
                LogStepFailed(fault);
                await Task.Delay(Every, time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private async Task<bool> AskDatabaseAsync(CancellationToken cancellation)
    {
        var report = Report();
        await database.AskAsync(here.SiloAddress.ToParsableString(), report, cancellation);
        return database.IsPrompt && report.IsCalm;
    }

    private async Task<bool> RoundAsync(CancellationToken cancellation)
    {
        var byAge = Active();
        var isCalm = links.AreCalm(byAge) && Report().IsCalm;
        links.Ask(byAge, _stopping.Token);
        await JudgeAsync(byAge);
        if (links.HasLostSome)
        {
            // Nobody may be able to tell this silo that it was declared dead.
            await members.Refresh(default, cancellation);
        }

        return isCalm;
    }

    private List<SiloAddress> Active() =>
        [.. members.CurrentSnapshot.Members.Values.Where(member => member.Status == SiloStatus.Active).Select(member => member.SiloAddress).OrderBy(silo => silo.Generation).ThenBy(silo => silo)];

    private async Task JudgeAsync(List<SiloAddress> byAge)
    {
        if (!byAge.Contains(here.SiloAddress))
        {
            return;
        }

        foreach (var silo in _judged.Keys.Where(silo => !byAge.Contains(silo)))
        {
            _judged.Remove(silo);
        }

        var verdict = _judge.Judge(
            here.SiloAddress.ToParsableString(), new PeerView(Report(), database.ReachedFor), links.Views(), [.. byAge.Select(silo => silo.ToParsableString())]);
        if (verdict is not null)
        {
            await ExpelAsync(byAge.First(silo => silo.ToParsableString() == verdict.Silo), verdict);
        }
    }

    private async Task ExpelAsync(SiloAddress silo, Judgement verdict)
    {
        if (_judged.TryGetValue(silo, out var before) && Now - before < AgainAfter)
        {
            return;
        }

        _judged[silo] = Now;
        var why = Explain(silo, verdict);
        LogJudged(why);

        // Told first, as far as it can be: once the record says that it is dead, nobody talks to it any more.
        _ = TellAsync(silo, why);
        await members.TryKill(silo);
    }

    private static string Explain(SiloAddress silo, Judgement verdict)
    {
        var trouble = verdict switch
        {
            { Other: { } other } => $"The silos {silo.Endpoint} and {SiloAddress.FromParsableString(other).Endpoint} do not reach each other",
            { Cause: JudgementCause.SlowLink } => $"The link of the silo {silo.Endpoint} is slow, to the database and to other silos, whose own are not",
            _ => $"The silo {silo.Endpoint} does not reach the database, and others do",
        };
        return $"{trouble}: {silo.Endpoint} has to leave, and its halls begin again on the others.";
    }

    private async Task TellAsync(SiloAddress silo, string why)
    {
        try
        {
            await peers.At(silo).ExpelAsync(why).AsTask().WaitAsync(PeerLinks.Patience, time, _stopping.Token);
        }
        catch (Exception)
        {
            // It ends before it answers, or finds out by the record.
        }
    }

    // The members' table may say so a moment later; what ends this silo is what it reads there.
    private async Task LookAsync()
    {
        for (var look = 0; look < LooksWhenExpelled && !_stopping.IsCancellationRequested; look++)
        {
            try
            {
                await members.Refresh(default, _stopping.Token);
                await Task.Delay(Every / 2, time, _stopping.Token);
            }
            catch (Exception)
            {
                // The table is read by the membership itself as well.
            }
        }
    }

    [LoggerMessage(EventId = 6012, Level = LogLevel.Warning, Message = "{Why}")]
    private partial void LogJudged(string why);

    [LoggerMessage(EventId = 6013, Level = LogLevel.Warning, Message = "The watch over connections could not do its round; it is tried again shortly.")]
    private partial void LogStepFailed(Exception fault);

    [LoggerMessage(EventId = 6011, Level = LogLevel.Error, Message = "Another silo has this one leave: {Why}")]
    private partial void LogExpelled(string why);
}
