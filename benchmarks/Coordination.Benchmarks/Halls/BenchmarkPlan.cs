using System.Globalization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Benchmarks.Halls;

/// <summary>The plan of a hall that is measured: one desk of people who ask for the next item, and one service.</summary>
internal static class BenchmarkPlan
{
    private static readonly DepartmentId Desk = new("desk");
    private static readonly ServiceId Service = new("passport");
    /// <summary>Somebody who asks for something.</summary>
    public static CommandMeta Citizen { get; } = new(new Actor(ActorKind.Citizen, "citizen"));

    private static readonly CommandMeta Administrator = new(new Actor(ActorKind.Administrator, "benchmark"));

    /// <summary>A member of staff.</summary>
    public static StaffId Person(int number) => new(string.Create(CultureInfo.InvariantCulture, $"clerk-{number}"));

    /// <summary>A citizen's request.</summary>
    public static SubmitRequest Submission(CentreId hall) => new() { Centre = hall, Service = Service };

    /// <summary>Publishes a hall's plan and lets everybody sign on.</summary>
    public static async Task PrepareAsync(ICoordination engine, CentreId hall, int people)
    {
        (await engine.Plan(hall).PublishAsync(Of(hall, people), null, Administrator)).Require();
        await Task.WhenAll(Enumerable.Range(0, people).Select(async number =>
            (await engine.Staff(hall, Person(number)).ExecuteAsync(new SignOn(), Administrator)).Require()));
    }

    private static HallPlan Of(CentreId hall, int people) => new()
    {
        Centre = hall,
        Name = "Benchmark hall",
        TimeZone = "Europe/Warsaw",
        Departments = [new DepartmentPlan { Id = Desk, Name = "Desk", Dispatch = DispatchMode.Pull }],
        Services = [new ServicePlan { Id = Service, Name = "Passport", Steps = [new StepPlan { Id = new StepId("issue"), Department = Desk }] }],
        ServiceLevels = [new ServiceLevelTarget { Urgency = Urgency.General, Minutes = 600 }],
        Staff = [.. Enumerable.Range(0, people).Select(number => new StaffPlan { Id = Person(number), Name = "Clerk", Department = Desk })],
    };
}
