using System.Collections.Immutable;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Tests.Requests;

/// <summary>A small hall with one of everything that a request can meet.</summary>
internal static class RequestTestHall
{
    public static readonly CentreId Centre = new("hall");
    public static readonly DepartmentId Desk = new("desk");
    public static readonly DepartmentId Archive = new("archive");
    public static readonly DepartmentId Legal = new("legal");
    public static readonly StaffId Anna = new("anna");
    public static readonly StaffId Bruno = new("bruno");
    public static readonly ServiceId Card = new("card");
    public static readonly ServiceId Permit = new("permit");
    public static readonly ServiceId Joint = new("joint");
    public static readonly ServiceId Licence = new("licence");
    public static readonly ServiceId Marriage = new("marriage");
    public static readonly ReasonId BurstPipe = new("burst-pipe");
    private static readonly CalendarId Office = new("office");
    private static readonly SkillId Clerk = new("clerk");
    private static readonly SkillId Signing = new("signing");

    public static ActivePlan Plan { get; } = new(Document(), 7);

    /// <summary>The same hall with a routing other than the default.</summary>
    public static ActivePlan With(RoutingPlan routing) => new(Document() with { Routing = routing }, 7);

    /// <summary>The same hall with every department open at all times, and one call only for each citizen.</summary>
    public static ActivePlan AlwaysOpen { get; } = new(
        Document() with
        {
            Departments = [.. Document().Departments.Select(department => department with { Calendar = null })],
            Routing = new RoutingPlan { NoShowRecalls = 0 },
        },
        7);

    /// <summary>The same hall, where whoever is booked for a card is to say that they have come, or may.</summary>
    public static ActivePlan Asking(ArrivalRule rule, RoutingPlan? routing = null) => new(
        Document() with
        {
            Services = [.. Document().Services.Select(service => service.Id == Card ? service with { Arrival = ImmutableDictionary<Channel, ArrivalRule>.Empty.Add(Channel.Window, rule) } : service)],
            Routing = routing ?? new RoutingPlan(),
        },
        7);

    /// <summary>The same hall, where the lawyers see the citizen too.</summary>
    public static ActivePlan WhereLawyersMeetCitizens => new(
        Document() with { Departments = [.. Document().Departments.Select(department => department with { MeetsCitizens = null })] }, 7);

    /// <summary>A later plan of the same hall, whose desk is open longer.</summary>
    public static ActivePlan OpenUntil(int hour, DateTimeOffset publishedAt) => new(
        Document() with { Calendars = [new CalendarPlan { Id = Office, Hours = [.. Weekdays().Select(day => new OpeningHours(day, new TimeOnly(8, 0), new TimeOnly(hour, 0)))] }] }, 8)
    {
        PublishedAt = publishedAt,
    };

    private static HallPlan Document() => new()
    {
        Centre = Centre,
        Name = "Test hall",
        TimeZone = "Europe/Warsaw",
        Reasons = [new ReasonPlan(BurstPipe, "a burst pipe"), new ReasonPlan(new("wrong-desk"), "Not ours")],
        Calendars = [new CalendarPlan { Id = Office, Hours = [.. Weekdays().Select(day => new OpeningHours(day, new TimeOnly(8, 0), new TimeOnly(16, 0)))] }],
        Departments =
        [
            new DepartmentPlan { Id = Desk, Name = "The desk", Calendar = Office, QueueLimit = 3 },
            new DepartmentPlan { Id = Archive, Name = "The archive", MeetsCitizens = false },
            new DepartmentPlan { Id = Legal, Name = "The lawyers", Calendar = Office, MeetsCitizens = false },
        ],
        Skills = [new SkillPlan(Clerk, "Clerk"), new SkillPlan(Signing, "Sign language")],
        Services = [CardService(), PermitService(), JointService(), LicenceService()],
        NegativeList = [new NegativeEntry { Matter = Marriage, Reason = "Marriages are not registered here.", ReferTo = "the registry office" }],
        Facts =
        [
            new FactPlan { Id = "danger", Name = "Danger", Type = FactType.YesNo, Keep = FactKeep.Record },
            new FactPlan { Id = "people", Name = "People", Type = FactType.Number, Keep = FactKeep.Record },
            new FactPlan { Id = "drill", Name = "A drill", Type = FactType.YesNo },
            new FactPlan { Id = "later", Name = "May wait", Type = FactType.YesNo, Keep = FactKeep.None },
            new FactPlan { Id = "illness", Name = "An illness" },
            new FactPlan { Id = "colour", Name = "A colour", Type = FactType.Code, Values = ["Red", "Green"], Keep = FactKeep.Record },
        ],
        Needs =
        [
            new NeedPlan { Id = "wheelchair", Name = "A wheelchair", Department = Archive },
            new NeedPlan { Id = "child", Name = "A child", Sensitive = false, Urgency = Urgency.MoreUrgent },
            new NeedPlan { Id = "deaf", Name = "Deaf", Skills = [new SkillRequirement { Skill = Signing, Level = 2 }] },
            new NeedPlan { Id = "anxious", Name = "Anxious", Skills = [new SkillRequirement { Skill = Clerk, Level = 3, RelaxAfterMinutes = 20 }, new SkillRequirement { Skill = Signing }] },
        ],
        UrgencyRules =
        [
            new UrgencyRule { Id = "in-danger", Urgency = Urgency.EspeciallyUrgent, Reason = "danger", When = [new FactCondition { Fact = "danger", Is = "yes" }] },
            new UrgencyRule
            {
                Urgency = Urgency.MoreUrgent, Reason = "many people", Services = [Card],
                When = [new FactCondition { Fact = "people", AtLeast = 10 }, new FactCondition { Fact = "people", AtMost = 1000 }, new FactCondition { Fact = "drill", Exists = false }],
            },
            new UrgencyRule { Urgency = Urgency.NotUrgent, Reason = "no hurry", When = [new FactCondition { Fact = "later", Exists = true }] },
        ],
        ServiceLevels =
        [
            new ServiceLevelTarget { Urgency = Urgency.EspeciallyUrgent, Minutes = 30 },
            new ServiceLevelTarget { Urgency = Urgency.MoreUrgent, Minutes = 60, EscalateTo = Urgency.EspeciallyUrgent },
            new ServiceLevelTarget { Urgency = Urgency.General, Minutes = 120, EscalateTo = Urgency.MoreUrgent },
            new ServiceLevelTarget { Urgency = Urgency.LessUrgent, Minutes = 480, EscalateTo = Urgency.NotUrgent },
        ],
        Crisis = new CrisisPlan { SuspendedServices = [Card] },
        Staff =
        [
            new StaffPlan { Id = Anna, Name = "Anna", Department = Desk, Skills = [new HeldSkill(Clerk, 3), new HeldSkill(Signing, 2)] },
            new StaffPlan { Id = Bruno, Name = "Bruno", Department = Legal, Skills = [new HeldSkill(Clerk, 2)] },
            new StaffPlan { Id = new StaffId("celia"), Name = "Celia", Department = Archive, Skills = [new HeldSkill(Clerk, 5, new DateOnly(2030, 1, 1))] },
            new StaffPlan { Id = new StaffId("dora"), Name = "Dora", Department = Archive, Skills = [new HeldSkill(Signing, 3)] },
        ],
    };

    private static IEnumerable<DayOfWeek> Weekdays() => Enum.GetValues<DayOfWeek>().Where(day => day is not (DayOfWeek.Saturday or DayOfWeek.Sunday));

    private static ServicePlan CardService() => new()
    {
        Id = Card,
        Name = "Identity card",
        Audience = [ApplicantKind.Citizen],
        Evidence = [new EvidencePlan("photo", "A photograph"), new EvidencePlan("old-card", "The old card"), new EvidencePlan("proof", "A proof", Required: false)],
        Steps = [new StepPlan { Id = new StepId("issue"), Department = Desk, Skills = [new SkillRequirement { Skill = Clerk, Level = 2 }] }],
    };

    /// <summary>In order and in parallel: intake, then check and survey, then the decision.</summary>
    private static ServicePlan PermitService() => new()
    {
        Id = Permit,
        Name = "Building permit",
        Steps =
        [
            new StepPlan { Id = new StepId("intake"), Department = Desk },
            new StepPlan { Id = new StepId("check"), Department = Archive, After = [new StepId("intake")], DeemedConsentMinutes = 90 },
            new StepPlan { Id = new StepId("survey"), Department = Legal, After = [new StepId("intake")] },
            new StepPlan { Id = new StepId("decide"), Department = Desk, After = [new StepId("check"), new StepId("survey")], Lead = true },
        ],
    };

    /// <summary>Two first steps; the opinion of the lawyers is deemed given after an hour of theirs.</summary>
    private static ServicePlan JointService() => new()
    {
        Id = Joint,
        Name = "Joint matter",
        Steps =
        [
            new StepPlan { Id = new StepId("lead"), Department = Desk, Lead = true, DeemedConsentMinutes = 5 },
            new StepPlan { Id = new StepId("opinion"), Department = Legal, DeemedConsentMinutes = 60 },
        ],
    };

    private static ServicePlan LicenceService() => new()
    {
        Id = Licence,
        Name = "Trade licence",
        Audience = [ApplicantKind.Enterprise],
        Channels = [Channel.Window, Channel.Phone],
        Steps = [new StepPlan { Id = new StepId("issue"), Department = Desk }],
    };
}
