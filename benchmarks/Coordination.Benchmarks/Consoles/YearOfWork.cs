using System.Globalization;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Clocks;

namespace Coordination.Benchmarks.Consoles;

/// <summary>
/// A year of a hall's work, done by the engine itself while its clock goes faster: 200 people of 20 departments, each with a service of its own. Of a hundred requests one still
/// waits, where nobody is at work, five were withdrawn, and the others were completed; at the end each person has one in hand.
/// </summary>
internal sealed class YearOfWork(ICoordination engine, ShiftedTime time, int count)
{
    public const int Departments = 20;
    public const int People = 200;

    private const int Capacity = 1_000_000;
    private static readonly TimeSpan Year = TimeSpan.FromDays(364);
    private static readonly DepartmentId Empty = new("archive");
    private static readonly ServiceId OfEmpty = new("old-papers");
    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "benchmark"));
    private static readonly CommandMeta Citizen = new(new Actor(ActorKind.Citizen, "citizen"));

    private readonly Lock _clock = new();
    private int _begun;

    public static CentreId Hall { get; } = new("hall");

    public static DepartmentId Department(int number) => new(Named("department", number % Departments));

    public static ServiceId Service(int number) => new(Named("service", number % Departments));

    public static StaffId Person(int number) => new(Named("clerk", number % People));

    /// <summary>Makes the hall ready, a year ago, and works until now.</summary>
    public async Task RunAsync()
    {
        time.By = -Year;
        (await engine.Plan(Hall).PublishAsync(Plan(), null, Administrator)).Require();
        for (var person = 0; person < People; person++)
        {
            (await engine.Staff(Hall, Person(person)).ExecuteAsync(new SignOn(), Administrator)).Require();
        }

        await Task.WhenAll(Enumerable.Range(0, People).Select(person => Task.Run(() => WorkAsync(person))));
        time.By = TimeSpan.Zero;
    }

    private async Task WorkAsync(int person)
    {
        for (var number = Begin(); number <= count; number = Begin())
        {
            await LiveAsync(person, number);
        }

        // The last one is still in hand.
        await SubmitAsync(Service(person));
        await engine.Centre(Hall).TakeNextAsync(Person(person), new CommandMeta(new Actor(ActorKind.Staff, Person(person).ToString())));
    }

    private int Begin()
    {
        lock (_clock)
        {
            _begun++;
            time.By = -Year * (1 - (Math.Min(_begun, count) / (double)count));
            return _begun;
        }
    }

    private async Task LiveAsync(int person, int number)
    {
        if (number % 100 == 0)
        {
            await SubmitAsync(OfEmpty);
            return;
        }

        var request = await SubmitAsync(Service(person));
        if (number % 20 == 7)
        {
            // Somebody may have taken it already.
            await engine.Request(request).ExecuteAsync(new CancelRequest(new Reason("No need any more.")), Citizen);
            return;
        }

        var (who, staff) = (Person(person), new CommandMeta(new Actor(ActorKind.Staff, Person(person).ToString())));
        var taken = await engine.Centre(Hall).TakeNextAsync(who, staff);
        if (!taken.IsRefused)
        {
            // Its citizen may have withdrawn it meanwhile.
            await engine.Request(taken.Value.Item.Request).ExecuteAsync(new StartItem(taken.Value.Item.Index, who), staff);
            await engine.Request(taken.Value.Item.Request).ExecuteAsync(new CompleteItem(taken.Value.Item.Index, who), staff);
        }
    }

    private async Task<RequestId> SubmitAsync(ServiceId service) =>
        (await engine.SubmitAsync(new SubmitRequest { Centre = Hall, Service = service }, Citizen)).Require().Request;

    private static HallPlan Plan() => new()
    {
        Centre = Hall,
        Name = "A hall with a long past",
        TimeZone = "Europe/Warsaw",
        Departments =
        [
            .. Enumerable.Range(0, Departments).Select(number => new DepartmentPlan { Id = Department(number), Name = $"Department {number}", Dispatch = DispatchMode.Pull }),
            new DepartmentPlan { Id = Empty, Name = "Archive", Dispatch = DispatchMode.Pull },
        ],
        Services =
        [
            .. Enumerable.Range(0, Departments).Select(number => Of(Service(number), Department(number))),
            Of(OfEmpty, Empty),
        ],
        ServiceLevels = [new ServiceLevelTarget { Urgency = Urgency.General, Minutes = 600 }],
        Staff =
        [
            .. Enumerable.Range(0, People).Select(number => new StaffPlan { Id = Person(number), Name = $"Clerk {number}", Department = Department(number), Capacity = Capacity }),
            new StaffPlan { Id = new StaffId("archivist"), Name = "Archivist, never at work", Department = Empty },
        ],
    };

    private static ServicePlan Of(ServiceId service, DepartmentId department) => new()
    {
        Id = service,
        Name = string.Create(CultureInfo.InvariantCulture, $"Service of {department}"),
        Steps = [new StepPlan { Id = new StepId("main"), Department = department }],
    };

    private static string Named(string what, int number) => string.Create(CultureInfo.InvariantCulture, $"{what}-{number}");
}
