using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Xunit;

namespace Coordination.Tests.Dispatch;

/// <summary>Short words for the tests: ids, plans, people, items.</summary>
internal static class Hall
{
    public static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    public static DateTimeOffset At(double minutes) => Start.AddMinutes(minutes);

    public static DepartmentId Department(string name) => new(name);

    public static WorkItemId Item(int number) => new(new RequestId(new Guid(number + 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)), 0);

    public static HallPlan Plan(params DepartmentPlan[] departments) => new()
    {
        Centre = new CentreId("hall"),
        Name = "Hall",
        TimeZone = "Europe/Warsaw",
        Departments = [.. departments],
    };

    public static HallPlan OneDepartment => Plan(Desk("a"));

    public static DepartmentPlan Desk(string name, DispatchMode mode = DispatchMode.Push, int? limit = null) =>
        new() { Id = new DepartmentId(name), Name = name, Dispatch = mode, ConcurrencyLimit = limit };

    public static StaffPlan Person(string name, string department = "a", int capacity = 100, params HeldSkill[] skills) =>
        new() { Id = new StaffId(name), Name = name, Department = new DepartmentId(department), Capacity = capacity, Skills = [.. skills] };

    public static HeldSkill Skill(string name, int level = 1, DateOnly? expires = null) => new(new SkillId(name), level, expires);

    public static SkillRequirement Needs(string name, int level = 1, int? relaxAfter = null) =>
        new() { Skill = new SkillId(name), Level = level, RelaxAfterMinutes = relaxAfter };

    public static WorkClass Class(string department = "a", int cost = 100, params SkillRequirement[] skills) =>
        new(new DepartmentId(department), new ServiceId("service"), [.. skills], cost, 10);

    public static void Comes(this Dispatcher dispatcher, StaffPlan person, double at = 0, bool available = true) =>
        dispatcher.SetStaff(new StaffAvailability(person, available, At(at)));

    /// <summary>Somebody is at work, and has all that they can take in hand.</summary>
    public static void KeepsBusy(this Dispatcher dispatcher, string person, string department)
    {
        dispatcher.Comes(Person(person, department));
        dispatcher.Hold(new HeldItem(Item(900), dispatcher.Intern(Class(department)), Urgency.General, new StaffId(person), At(0)), At(0));
    }

    public static WorkItemId Waits(
        this Dispatcher dispatcher, int number, WorkClass? workClass = null, Urgency urgency = Urgency.General, double at = 0,
        double? due = null, double? notBefore = null, double? now = null, params Exclusion[] exclusions)
    {
        var item = new WaitingItem
        {
            Item = Item(number),
            Class = dispatcher.Intern(workClass ?? Class()),
            Urgency = urgency,
            QueuedAt = At(at),
            Due = due is null ? null : At(due.Value),
            NotBefore = notBefore is null ? null : At(notBefore.Value),
            Exclusions = exclusions.ToImmutableArray(),
        };
        dispatcher.Place(item, At(now ?? at));
        return item.Item;
    }

    public static Exclusion Not(string person, double until) => new(new StaffId(person), At(until));

    public static DispatchDecision Next(this Dispatcher dispatcher, double at)
    {
        Assert.True(dispatcher.TryNext(At(at), out var decision), "nothing to decide");
        return decision;
    }

    public static void NothingNext(this Dispatcher dispatcher, double at) =>
        Assert.False(dispatcher.TryNext(At(at), out _), "something was decided");

    public static string Give(this Dispatcher dispatcher, double at)
    {
        var decision = dispatcher.Next(at);
        return $"{Number(decision.Item)}>{decision.Staff}";
    }

    /// <summary>Everything that is decided now, such as <c>1>ann 2>bob</c>.</summary>
    public static string GiveAll(this Dispatcher dispatcher, double at)
    {
        var given = new List<string>();
        while (dispatcher.TryNext(At(at), out var decision))
        {
            given.Add($"{Number(decision.Item)}>{decision.Staff}");
        }

        return string.Join(' ', given);
    }

    public static string? Take(this Dispatcher dispatcher, string person, double at) =>
        dispatcher.TryTake(new StaffId(person), At(at), out var decision) ? $"{Number(decision.Item)}>{decision.Staff}" : null;

    public static ItemWait Why(this Dispatcher dispatcher, int number, double at) => dispatcher.Explain(Item(number), At(at))!;

    public static int Number(WorkItemId item)
    {
        Span<byte> bytes = stackalloc byte[16];
        item.Request.Value.TryWriteBytes(bytes, bigEndian: true, out _);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt32BigEndian(bytes) - 1;
    }
}
