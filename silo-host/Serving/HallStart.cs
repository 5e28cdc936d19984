using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Coordination.Plans;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Runtime;

namespace Coordination.SiloHost.Serving;

/// <summary>Starts the engine and its plan when the server listens already, so that others can see that it is alive and not yet ready.</summary>
internal sealed class HallStart(EngineHost engine, InitialPlan plan, StoreStartRetry retry, StartProgress progress, IServiceProvider services) : IHostedLifecycleService
{
    private readonly TaskCompletionSource<PublishedPlan?> _served = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The hall that is served; null until it is.</summary>
#pragma warning disable VSTHRD002 // The task is done: its result is fetched, nothing waits.
    public PublishedPlan? Served => IsDone ? _served.Task.Result : null;
#pragma warning restore VSTHRD002

    /// <summary>Whether calls can be answered.</summary>
    public bool IsDone => _served.Task.IsCompletedSuccessfully;

    /// <summary>Completes when calls can be answered.</summary>
    public Task<PublishedPlan?> WhenDoneAsync(CancellationToken cancellation) => _served.Task.WaitAsync(cancellation);

    public async Task StartedAsync(CancellationToken cancellationToken) =>
        _served.SetResult(await retry.WatchAsync(OpenAsync(cancellationToken), cancellationToken));

    public async Task StopAsync(CancellationToken cancellationToken) => await engine.StopAsync(cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    // Before the server stops: whoever calls meanwhile is answered.
    public Task StoppingAsync(CancellationToken cancellationToken) => IsDone ? engine.PrepareStopAsync(cancellationToken) : Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task<PublishedPlan?> OpenAsync(CancellationToken cancellation)
    {
        progress.Doing = "it opens the record, joins its cluster and begins with its halls";
        try
        {
            await engine.StartAsync(cancellation);
        }
        catch (Exception fault) when (fault is not CoordinationException)
        {
            // What Orleans meets at a start is mostly the database or a port; it says so in its own words.
            cancellation.ThrowIfCancellationRequested();
            throw StartFault.Explain(fault, services.GetService<ILocalSiloDetails>());
        }

        progress.Doing = "it looks at its plan";
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await plan.PublishAsync(cancellation);
            }
            catch (CoordinationException fault)
            {
                if (!await retry.ShouldRetryAsync(fault, attempt, cancellation))
                {
                    throw;
                }
            }
        }
    }
}
