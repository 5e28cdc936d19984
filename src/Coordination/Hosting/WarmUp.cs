using System.Diagnostics;
using System.Diagnostics.Metrics;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Hosting;

/// <summary>Lets a citizen through a small hall in memory, before anybody waits for a real one: code is compiled when it first runs.</summary>
/// <remarks>Compiling what a visit needs takes half a second of a quiet processor, and many times as long on a busy one. Nothing of it is recorded, counted or logged.</remarks>
internal static class WarmUp
{
    private const int Visits = 3;

    private static readonly CentreId Hall = new("warm-up");
    private static readonly DepartmentId Desk = new("desk");
    private static readonly StaffId Clerk = new("clerk");
    private static readonly ServiceId Service = new("visit");
    private static readonly CommandMeta Citizen = new(new Actor(ActorKind.Citizen, "citizen"), new CommandKey("visit"));
    private static readonly CommandMeta Staff = new(new Actor(ActorKind.Staff, Clerk.ToString()));
    private static readonly CommandMeta Supervisor = new(new Actor(ActorKind.Supervisor, "supervisor"));

    /// <summary>Runs it.</summary>
    /// <param name="parts">What the host is made of.</param>
    /// <param name="cancellation">Stops it between two steps.</param>
    public static async Task RunAsync(HostParts parts, CancellationToken cancellation)
    {
        using var meters = new Unheard();
        var options = new CoordinationOptions { Centres = new CentreOptions { ReconcileEvery = Timeout.InfiniteTimeSpan } };
        var host = new EmbeddedHost(new WarmUpJournal(), options, TimeProvider.System, new RandomIds(), NullLoggerFactory.Instance, parts with { Meters = meters });
        await using (host)
        {
            await host.StartAsync(cancellation);
            (await host.Plan(Hall).PublishAsync(Plan(), null, Supervisor, cancellation: cancellation)).Require();
            (await host.Staff(Hall, Clerk).ExecuteAsync(new SignOn(), Staff, cancellation)).Require();
            for (var visit = 0; visit < Visits && !cancellation.IsCancellationRequested; visit++)
            {
                await VisitAsync(host, Citizen with { Key = new CommandKey($"visit-{visit}") }, cancellation);
            }

            await host.Centre(Hall).ReconcileAsync(cancellation);
        }
    }

    private static async Task VisitAsync(EmbeddedHost host, CommandMeta citizen, CancellationToken cancellation)
    {
        var command = new SubmitRequest { Centre = Hall, Service = Service, Channel = Channel.Online };
        var request = (await host.SubmitAsync(command, citizen, cancellation)).Require().Request;
        await host.Centre(Hall).ReadWaitAsync(request, cancellation);
        await host.Centre(Hall).ReadQueueAsync(cancellation: cancellation);
        (await host.Centre(Hall).TakeNextAsync(Clerk, Staff, cancellation: cancellation)).Require();
        (await host.Request(request).ExecuteAsync(new StartItem(0, Clerk), Staff, cancellation)).Require();
        (await host.Request(request).ExecuteAsync(new CompleteItem(0, Clerk), Staff, cancellation)).Require();
    }

    private static HallPlan Plan() => new()
    {
        Centre = Hall,
        Name = "Warm-up",
        TimeZone = "UTC",
        Departments = [new DepartmentPlan { Id = Desk, Name = "Desk", Dispatch = DispatchMode.Pull }],
        Services = [new ServicePlan { Id = Service, Name = "Visit", Steps = [new StepPlan { Id = new StepId("step"), Department = Desk }] }],
        ServiceLevels = [new ServiceLevelTarget { Urgency = Urgency.General, Minutes = 30, EscalateTo = Urgency.MoreUrgent }],
        Staff = [new StaffPlan { Id = Clerk, Name = "Clerk", Department = Desk }],
    };

    /// <summary>Meters under a name that nobody listens to.</summary>
    private sealed class Unheard : IMeterFactory
    {
        private readonly Meter _meter = new("Coordination.WarmUp");

        public Meter Create(MeterOptions options) => _meter;

        public void Dispose() => _meter.Dispose();
    }
}
