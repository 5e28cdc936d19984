using System.Globalization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Sqlite;
using Coordination.Staff;
using Microsoft.Extensions.Logging.Abstractions;

namespace Coordination.Benchmarks.Halls;

/// <summary>The embedded engine on a SQLite file, with a desk of 256 people who ask for the next item.</summary>
internal sealed class BenchmarkHall : IAsyncDisposable
{
    public const int People = 256;

    public static readonly CentreId Centre = new("hall");
    public static readonly ServiceId Passport = new("passport");

    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "benchmark"));

    private readonly SqliteJournal _journal;

    private BenchmarkHall(SqliteJournal journal, EmbeddedHost host) => (_journal, Host) = (journal, host);

    public EmbeddedHost Host { get; }

    public static HallPlan Plan { get; } = new()
    {
        Centre = Centre,
        Name = "Benchmark hall",
        TimeZone = "Europe/Warsaw",
        Departments = [new DepartmentPlan { Id = new DepartmentId("desk"), Name = "Desk", Dispatch = DispatchMode.Pull }],
        Services =
        [
            new ServicePlan
            {
                Id = Passport,
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

    public static async Task<BenchmarkHall> OpenAsync(string path)
    {
        var journal = new SqliteJournal(new SqliteJournalOptions { Path = path });
        var host = new EmbeddedHost(journal, new CoordinationOptions(), TimeProvider.System, new RandomIds(), NullLoggerFactory.Instance);
        await host.StartAsync();
        return new BenchmarkHall(journal, host);
    }

    /// <summary>Publishes the plan and lets everybody sign on.</summary>
    public async Task PrepareAsync()
    {
        (await Host.Plan(Centre).PublishAsync(Plan, null, Administrator)).Require();
        for (var number = 0; number < People; number++)
        {
            (await Host.Staff(Centre, Person(number)).ExecuteAsync(new SignOn(), Administrator)).Require();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Host.DisposeAsync();
        await _journal.DisposeAsync();
    }
}
