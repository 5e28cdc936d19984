using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Halls;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A silo, or a client, in a host of its own in this process.</summary>
internal sealed class TestSilo(IHost host) : ICoordination, IAsyncDisposable
{
    private readonly ICoordination _engine = host.Services.GetRequiredService<ICoordination>();
    private int _stopped;

    /// <summary>What is inside.</summary>
    public IServiceProvider Inside => host.Services;

    /// <summary>Starts one.</summary>
    public static Task<TestSilo> StartAsync(Action<IServiceCollection> add)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        add(builder.Services);
        return StartAsync(builder);
    }

    /// <summary>Starts one.</summary>
    public static async Task<TestSilo> StartAsync(HostApplicationBuilder builder)
    {
        // Orleans does not stop a silo whose start failed. Disposed of unstopped, its grain directory would look for changes among the
        // members for ever, without a pause, and the next tests would get no processor: so the host is left as it is.
        var host = builder.Build();
        await host.StartAsync();
        return new TestSilo(host);
    }

    public IJournalReader Journal => _engine.Journal;

    public TimeProvider Time => _engine.Time;

    public ValueTask<bool> IsTrackingCodeAsync(RequestId request, TrackingCode code, CancellationToken cancellation = default) =>
        _engine.IsTrackingCodeAsync(request, code, cancellation);

    public IRequestGrain Request(RequestId request) => _engine.Request(request);

    public ICentreGrain Centre(CentreId centre) => _engine.Centre(centre);

    public IDepartmentGrain Department(CentreId centre, DepartmentId department) => _engine.Department(centre, department);

    public IStaffGrain Staff(CentreId centre, StaffId staff) => _engine.Staff(centre, staff);

    public IPlanGrain Plan(CentreId centre) => _engine.Plan(centre);

    ValueTask<Reply<NoteReceipt>> IGrains.NoteAsync(GrainKey grain, PersonalNote note, CommandMeta meta, CancellationToken cancellation) =>
        _engine.NoteAsync(grain, note, meta, cancellation);

    IGrainChannel IGrains.Channel(HallGrainKind kind, CentreId centre, string id) => _engine.Channel(kind, centre, id);

    public ValueTask<Reply<RequestReceipt>> SubmitAsync(SubmitRequest command, CommandMeta meta, CancellationToken cancellation = default) =>
        _engine.SubmitAsync(command, meta, cancellation);

    /// <summary>Completes when it does nothing by itself.</summary>
    public Task WhenIdleAsync() => Inside.GetRequiredService<BackgroundWork>().WhenIdleAsync();

    /// <summary>Leaves in good order.</summary>
    public async ValueTask StopAsync()
    {
        if (Interlocked.Exchange(ref _stopped, 1) == 0)
        {
            await host.StopAsync();
            host.Dispose();
        }
    }

    public ValueTask DisposeAsync() => StopAsync();
}
