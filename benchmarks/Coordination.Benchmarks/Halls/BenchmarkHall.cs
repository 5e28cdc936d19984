using System.Globalization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Benchmarks.Halls;

/// <summary>The embedded engine with its default settings, and a desk of 256 people who ask for the next item.</summary>
internal sealed class BenchmarkHall : IAsyncDisposable
{
    public const int People = 256;

    private const int FillingClients = 512;

    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "benchmark"));
    private static readonly CommandMeta Citizen = new(new Actor(ActorKind.Citizen, "citizen"));

    private readonly IJournal _journal;

    private BenchmarkHall(IJournal journal, EmbeddedHost host) => (_journal, Host) = (journal, host);

    public static CentreId Centre { get; } = new("hall");

    public static SubmitRequest Submission { get; } = new() { Centre = Centre, Service = new ServiceId("passport") };

    public EmbeddedHost Host { get; }

    private static HallPlan Plan { get; } = new()
    {
        Centre = Centre,
        Name = "Benchmark hall",
        TimeZone = "Europe/Warsaw",
        Departments = [new DepartmentPlan { Id = new DepartmentId("desk"), Name = "Desk", Dispatch = DispatchMode.Pull }],
        Services =
        [
            new ServicePlan
            {
                Id = Submission.Service,
                Name = "Passport",
                Steps = [new StepPlan { Id = new StepId("issue"), Department = new DepartmentId("desk") }],
            },
        ],
        ServiceLevels = [new ServiceLevelTarget { Urgency = Urgency.General, Minutes = 600 }],
        Staff = [.. Enumerable.Range(0, People).Select(number => new StaffPlan
        {
            Id = Person(number), Name = "Clerk", Department = new DepartmentId("desk"),
        })],
    };

    public static StaffId Person(int number) => new(string.Create(CultureInfo.InvariantCulture, $"clerk-{number}"));

    /// <summary>Starts the engine over a journal, which it owns from now on. A new hall is made ready for work.</summary>
    public static async Task<BenchmarkHall> OpenAsync(IJournal journal)
    {
        var host = new EmbeddedHost(journal, new CoordinationOptions(), TimeProvider.System, new RandomIds(), NullLoggerFactory.Instance);
        await host.StartAsync();
        var hall = new BenchmarkHall(journal, host);
        if (await journal.ReadRowAsync(GrainKey.OfPlan(Centre)) is null)
        {
            await hall.PrepareAsync();
        }

        return hall;
    }

    /// <summary>Submits requests that nobody takes, many at once.</summary>
    public Task FillAsync(int count)
    {
        var left = count;
        return Task.WhenAll(Enumerable.Range(0, FillingClients).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                (await Host.SubmitAsync(Submission, Citizen)).Require();
            }
        })));
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _journal.DisposeAsync();
    }

    /// <summary>Publishes the plan and lets everybody sign on.</summary>
    private async Task PrepareAsync()
    {
        (await Host.Plan(Centre).PublishAsync(Plan, null, Administrator)).Require();
        await Task.WhenAll(Enumerable.Range(0, People).Select(async number =>
            (await Host.Staff(Centre, Person(number)).ExecuteAsync(new SignOn(), Administrator)).Require()));
    }
}
