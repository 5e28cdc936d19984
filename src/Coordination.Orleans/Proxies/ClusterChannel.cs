using Coordination.Halls;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Grains;

namespace Coordination.Orleans.Proxies;

/// <summary>The way to a grain of any kind that hosts run alike, wherever in the cluster it is.</summary>
internal sealed class ClusterChannel(IHostedHallGrain reference, GrainCaller caller, CommandAdmission? admission) : IGrainChannel
{
    public async ValueTask<Reply<TReceipt>> ExecuteAsync<TReceipt>(object command, CommandMeta meta, CancellationToken cancellation)
        where TReceipt : class =>
        admission is not null
            ? await admission.RunAsync(
                caller, (reference, command, cancellation), command, meta, static (call, meta) => ExecuteAsync<TReceipt>(call.reference, call.command, meta, call.cancellation), cancellation)
            : (await GrainCaller.OnceAsync(
                (reference, command, meta, cancellation), static call => ExecuteAsync<TReceipt>(call.reference, call.command, call.meta, call.cancellation)))!;

    public ValueTask<TState?> ReadAsync<TState>(CancellationToken cancellation)
        where TState : class =>
        caller.RepeatAsync((reference, cancellation), static call => AnswerAsync<TState>(call.reference.ReadAsync(call.cancellation)), isCommand: false, cancellation);

    public ValueTask<TReport?> ReadReportAsync<TReport>(CancellationToken cancellation)
        where TReport : class =>
        caller.RepeatAsync((reference, cancellation), static call => AnswerAsync<TReport>(call.reference.ReadReportAsync(call.cancellation)), isCommand: false, cancellation);

    private static ValueTask<Answer<Reply<TReceipt>>> ExecuteAsync<TReceipt>(
        IHostedHallGrain reference, object command, CommandMeta meta, CancellationToken cancellation)
        where TReceipt : class => AnswerAsync<Reply<TReceipt>>(reference.ExecuteAsync(command, meta, cancellation));

    private static async ValueTask<Answer<T>> AnswerAsync<T>(ValueTask<object> answer)
        where T : class => (Answer<T>)await answer;
}
