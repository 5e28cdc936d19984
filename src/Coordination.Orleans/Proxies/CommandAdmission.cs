using Coordination.Hosting;
using Coordination.Orleans.Answers;

namespace Coordination.Orleans.Proxies;

/// <summary>Admits commands from outside: bounds those in flight, and gives those a key that have none, so that they may be repeated.</summary>
internal sealed class CommandAdmission(CommandGate gate, TimeProvider time)
{
    private const string OwnKey = "auto-";

    // Not those of the application's source: where it gives one twice, a command would be taken for the repetition of another.
    private readonly RandomIds _keys = new();

    /// <summary>The gate.</summary>
    public CommandGate Gate => gate;

    /// <summary>Runs a command, unless there are too many.</summary>
    public async ValueTask<Reply<T>> RunAsync<TArg, T>(
        GrainCaller caller, TArg argument, object command, CommandMeta meta, Func<TArg, CommandMeta, ValueTask<Answer<Reply<T>>>> call, CancellationToken cancellation)
        where T : notnull
    {
        if (!gate.TryEnter(command, meta, out var refusal))
        {
            return Reply.Refused<T>(refusal);
        }

        try
        {
            return (await caller.RepeatAsync(
                (argument, Keyed(meta), call), static given => given.call(given.argument, given.Item2), isCommand: true, cancellation))!;
        }
        finally
        {
            gate.Leave();
        }
    }

    private CommandMeta Keyed(CommandMeta meta) => meta.Key is not null ? meta : meta with { Key = NewKey() };

    private CommandKey NewKey() => new(OwnKey + _keys.NextRequest(time.GetUtcNow()));
}
