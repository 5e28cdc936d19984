using System.Globalization;
using Coordination.Access;
using Coordination.Batches;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Torture.Halls;
using Coordination.Torture.Invariants;
using Coordination.Torture.Processes;
using Coordination.Torture.Running;

namespace Coordination.Torture.Clients;

/// <summary>Gives commands as clients do: with a key, and again with the same key when no answer came.</summary>
internal sealed class Desk(World world, SimulationContext clients, Fleet fleet, ClientConnection line, InvariantMonitor watch)
{
    private const int Tries = 4;

    private int _keys;

    public Task<Reply<RequestReceipt>?> SubmitAsync(SubmitRequest command, Actor by)
    {
        var meta = Keyed(by);
        return GiveAsync(
            GrainKey.Of(Setting.Installation.RequestOf(command.Centre, by, meta.Key!.Value)), meta, command,
            host => host.SubmitAsync(command, meta), receipt => (receipt.Version, Text(receipt)));
    }

    public Task<Reply<RequestReceipt>?> DoAsync(RequestId request, RequestCommand command, Actor by)
    {
        var meta = Keyed(by);
        return GiveAsync(
            GrainKey.Of(request), meta, command,
            host => host.Request(request).ExecuteAsync(command, meta), receipt => (receipt.Version, Text(receipt)));
    }

    public Task<Reply<StaffReceipt>?> DoAsync(StaffId staff, StaffCommand command)
    {
        var meta = Keyed(By(staff));
        return GiveAsync(
            GrainKey.Of(Setting.Centre, staff), meta, command,
            host => host.Staff(Setting.Centre, staff).ExecuteAsync(command, meta), receipt => (receipt.Version, receipt.ToString()));
    }

    public Task<Reply<DepartmentReceipt>?> DoAsync(DepartmentId department, DepartmentCommand command, Actor by)
    {
        var meta = Keyed(by);
        return GiveAsync(
            GrainKey.Of(Setting.Centre, department), meta, command,
            host => host.Department(Setting.Centre, department).ExecuteAsync(command, meta), receipt => (receipt.Version, receipt.ToString()));
    }

    public Task<Reply<CentreReceipt>?> DoAsync(CentreCommand command, Actor by)
    {
        var meta = Keyed(by);
        return GiveAsync(
            GrainKey.Of(Setting.Centre), meta, command,
            host => host.Centre(Setting.Centre).ExecuteAsync(command, meta), receipt => (receipt.Version, receipt.ToString()));
    }

    public Task<Reply<AccessReceipt>?> DoAsync(AccessCommand command, Actor by)
    {
        var meta = Keyed(by);
        return GiveAsync(
            AccessGrainKind.KeyOf(Setting.Centre), meta, command,
            host => host.Access(Setting.Centre).ExecuteAsync(command, meta), receipt => (receipt.Version, $"{receipt.Principal} {receipt.Credential}"));
    }

    public Task<Reply<ErasuresReceipt>?> DoAsync(ErasuresCommand command, Actor by)
    {
        var meta = Keyed(by);
        return GiveAsync(
            ErasuresGrainKind.KeyOf(Setting.Centre), meta, command,
            host => host.Erasures(Setting.Centre).ExecuteAsync(command, meta), receipt => (receipt.Version, $"{receipt.Number}"));
    }

    public Task<Reply<BatchReceipt>?> DoAsync(BatchCommand command, Actor by)
    {
        var meta = Keyed(by);
        var batch = BatchId.Of(Setting.Centre, by, meta.Key!.Value);
        return GiveAsync(
            BatchGrainKind.Instance.KeyOf(Setting.Centre, batch.ToString()), meta, command,
            host => host.Batch(Setting.Centre, batch).ExecuteAsync(command, meta), receipt => (receipt.Version, $"{receipt.Batch}"));
    }

    /// <param name="plan">Which.</param>
    /// <param name="by">Who publishes it.</param>
    /// <param name="release">Whether those whom it leaves out are signed off first.</param>
    public Task<Reply<PlanReceipt>?> PublishAsync(HallPlan plan, Actor by, bool release = false)
    {
        // By its name each differs from the one before: publishing what is published changes nothing, and leaves no key on record.
        var meta = Keyed(by);
        var named = plan with { Name = $"{plan.Name} {meta.Key}" };
        return GiveAsync(
            GrainKey.OfPlan(Setting.Centre), meta, "publish",
            host => release ? new PlanPublication(host, host.Journal).PublishAsync(named, null, meta) : host.Plan(Setting.Centre).PublishAsync(named, null, meta), receipt => (receipt.Version, $"{receipt.Version} {receipt.Proposal}"));
    }

    /// <summary>Asks for the next item; the effect is looked at by <see cref="AssignmentRules"/>.</summary>
    public Task<Reply<TakenItem>?> TakeAsync(StaffId staff)
    {
        var meta = Keyed(By(staff));
        return RepeatAsync(
            $"{staff} takes", host => host.Centre(Setting.Centre).TakeNextAsync(staff, meta), (_, _) => { });
    }

    /// <summary>Looks at a request.</summary>
    public async Task ReadAsync(RequestId request, bool mayBeStale)
    {
        if (Choose() is not { } process)
        {
            return;
        }

        var key = GrainKey.Of(request);
        var before = watch.Ledger.AcknowledgedOf(key);
        await line.AskAsync<object>(process, async host =>
        {
            var state = await host.Request(request).ReadAsync();
            watch.Ledger.OnRead(key, state?.Version ?? 0, before, mayBeStale);
            return await host.Centre(Setting.Centre).ReadWaitAsync(request) ?? (object)"";
        });
    }

    public static Actor By(StaffId staff) => new(ActorKind.Staff, staff.ToString());

    private static KeyDigest DigestOf(GrainKey grain, CommandMeta meta) => Setting.Installation.DigestOf(grain, meta.By, meta.Key!.Value);

    private CommandMeta Keyed(Actor by) => new(by, new CommandKey(string.Create(CultureInfo.InvariantCulture, $"k{++_keys}")));

    private Task<Reply<T>?> GiveAsync<T>(
        GrainKey grain, CommandMeta meta, object command, Func<EmbeddedHost, ValueTask<Reply<T>>> give, Func<T, (long Version, string Text)> receipt)
        where T : notnull =>
        RepeatAsync($"{meta.By} {meta.Key} {command} to {grain}", give, (reply, sent) =>
        {
            if (reply.IsRefused)
            {
                watch.Ledger.OnRefused(grain, DigestOf(grain, meta), sent, reply.Refusal);
            }
            else
            {
                var (version, text) = receipt(reply.Value);
                watch.Ledger.OnGranted(grain, DigestOf(grain, meta), version, text);
            }
        });

    private async Task<Reply<T>?> RepeatAsync<T>(string what, Func<EmbeddedHost, ValueTask<Reply<T>>> give, Action<Reply<T>, DateTimeOffset> onReply)
        where T : notnull
    {
        for (var i = 0; i < Tries; i++)
        {
            var sent = world.Now;
            if (Choose() is { } process)
            {
                world.Trace($"[{process.Context.Name}] {what}");
                var outcome = await line.AskAsync(process, async host =>
                {
                    var reply = await give(host);
                    world.Trace($"[{process.Context.Name}] {what}: {reply.Refusal?.ToString() ?? reply.Value!.ToString()}");
                    onReply(reply, sent);
                    return reply;
                });
                if (outcome.IsAnswered)
                {
                    return outcome.Answer;
                }

                world.Trace($"{what}: {outcome.Fault?.Message ?? "no answer in time"}");
            }

            await world.DelayAsync(clients, world.Chance.Between(TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(4)));
        }

        return null;
    }

    private HostProcess? Choose() => fleet.Serving is { Count: > 0 } serving ? serving[world.Chance.Below(serving.Count)] : null;

    private static string Text(RequestReceipt receipt) =>
        string.Create(CultureInfo.InvariantCulture, $"{receipt.Request} {receipt.Version} {receipt.Status} {string.Join(",", receipt.Reasons.Select(reason => reason.Code))}");
}
