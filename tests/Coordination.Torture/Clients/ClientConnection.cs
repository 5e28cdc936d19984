using Coordination.Hosting;
using Coordination.Torture.Faults;
using Coordination.Torture.Processes;
using Coordination.Torture.Running;

namespace Coordination.Torture.Clients;

/// <summary>The line between clients and hosts: messages take time, get lost, come twice; a client waits only so long.</summary>
internal sealed class ClientConnection(World world, SimulationContext clients, NetworkFaults faults)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Asks a host something.</summary>
    /// <param name="process">Which.</param>
    /// <param name="ask">The question, asked in the host's process; asked twice when the message is repeated.</param>
    public Task<Outcome<T>> AskAsync<T>(HostProcess process, Func<EmbeddedHost, ValueTask<T>> ask)
        where T : class
    {
        var outcome = new TaskCompletionSource<Outcome<T>>(TaskCreationOptions.RunContinuationsAsynchronously);
        world.After(clients, Patience, () => outcome.TrySetResult(new Outcome<T>(null, null)));
        var times = faults.Now is { } bad && world.Chance.Percent(bad.Repeated) ? 2 : 1;
        for (var i = 0; i < times; i++)
        {
            if (!IsLost())
            {
                world.After(process.Context, Late(), () => Serve(process, ask, outcome), isIo: true);
            }
        }

        return outcome.Task;
    }

    private async void Serve<T>(HostProcess process, Func<EmbeddedHost, ValueTask<T>> ask, TaskCompletionSource<Outcome<T>> outcome)
        where T : class
    {
        Outcome<T> answer;
        try
        {
            answer = new Outcome<T>(await ask(process.Host), null);
        }
#pragma warning disable CA1031 // Whatever a host throws goes to the client; what is no fault of the engine's is a bug.
        catch (Exception fault)
#pragma warning restore CA1031
        {
            if (fault is not CoordinationException)
            {
                world.Break("fault", $"{process.Context.Name} threw {fault}");
            }

            answer = new Outcome<T>(null, fault);
        }

        if (!IsLost())
        {
            world.After(clients, Late(), () => outcome.TrySetResult(answer), isIo: true);
        }
    }

    private bool IsLost() => faults.Now is { } bad && world.Chance.Percent(bad.Lost);

    private TimeSpan Late() => world.Chance.Delay(faults.Now?.Most ?? TimeSpan.FromMilliseconds(10));
}
