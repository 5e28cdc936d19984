using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;
using static Coordination.Simulation.Tests.Engine.SmallHall;

namespace Coordination.Simulation.Tests.Engine;

/// <summary>Every feature once, with a day that can be worked out by hand.</summary>
public sealed class ReplicationTests
{
    private static readonly CalendarPlan Morning = new()
    {
        Id = new("morning"), Hours = [new OpeningHours(DayOfWeek.Monday, new(8, 0), new(8, 30)), new OpeningHours(DayOfWeek.Monday, new(9, 0), new(10, 0))],
    };

    [Fact]
    public void Run_TwoAtOneDesk_TheSecondWaits() =>
        Visits(Day with { Arrivals = [Come("card", 0, 1)] }).ShouldBe(["1 serve ann 0-10 served", "2 serve ann 10-20 served"]);

    [Fact]
    public void Run_Urgent_GoesFirst() =>
        Visits(Day with { Arrivals = [Come("card", 0, 1), Come("card", 2) with { Urgency = Urgency.EspeciallyUrgent }] })
            .ShouldBe(["1 serve ann 0-10 served", "2 serve ann 20-30 served", "3 serve ann 10-20 served"]);

    [Fact]
    public void Run_RecordedMinutes_AreTaken() =>
        Visits(Day with { Arrivals = [Come("card", 0, 1) with { Minutes = [3, 4.5] }] }).ShouldBe(["1 serve ann 0-3 served", "2 serve ann 3-7.5 served"]);

    [Fact]
    public void Run_Patience_GivesUp() =>
        Visits(Day with { Arrivals = [Come("card", 0, 1, 3)], Patience = [new PatiencePlan { Time = DistributionPlan.Deterministic(8) }] })
            .ShouldBe(["1 serve ann 0-10 served", "2 serve - --9 abandoned", "3 serve ann 10-20 served"]);

    /// <remarks>The last step follows the first and the 65th.</remarks>
    [Fact]
    public void Run_MoreThanSixtyFourSteps_EachIsServedOnceAndInItsTurn()
    {
        var steps = Enumerable.Range(0, 66).Select(step => Step(FormattableString.Invariant($"s{step}"), "desk", "cards")).ToArray();
        steps[65] = steps[65] with { After = [steps[0].Id, steps[64].Id] };
        var plan = Plan with { Services = [new ServicePlan { Id = new("long"), Name = "Long", Steps = [.. steps] }] };

        var visits = Visits(Day with { Plan = plan, Arrivals = [Come("long", 0)] });

        visits.Count.ShouldBe(66);
        visits[^1].ShouldBe("1 s65 ann 650-660 served");
    }

    [Fact]
    public void Run_NobodyComes_IsCalledAgainAndThenOver() =>
        Visits(Day with { Arrivals = [Come("card", 0)], NoShows = [new NoShowPlan { Probability = 1, WaitMinutes = 2, RecallMinutes = 5 }] })
            .ShouldBe(["1 serve - --9 noshow"]);

    [Fact]
    public void Run_DocumentsMissing_OthersAreServedMeanwhile() =>
        Visits(Day with
        {
            Arrivals = [Come("card", 0), Come("fee", 1)],
            Documents = [new DocumentsPlan { Service = new("card"), Probability = 1, After = 0.4, Time = DistributionPlan.Deterministic(20) }],
        }).ShouldBe(["1 serve ann 24-30 served", "2 pay bob 1-11 served"]);

    [Fact]
    public void Run_BackWithDocuments_KeepsItsAge() =>
        Visits(Day with
        {
            Arrivals = [Come("card", 0) with { Urgency = Urgency.General }, Come("card", 1, 2, 3) with { Urgency = Urgency.General, Minutes = [10, 10, 10] }],
            Documents = [new DocumentsPlan { Probability = 1, After = 0.4, Time = DistributionPlan.Deterministic(9) }],
        })[0].ShouldBe("1 serve ann 16-22 served");

    [Fact]
    public void Run_Break_FinishesTheCitizenAtHand() =>
        Visits(Day with
        {
            Arrivals = [Come("card", 0, 1, 2)],
            Rosters = [new RosterPlan { Staff = [new("ann")], Shifts = [new TimeInterval(0, 100)], Breaks = [new TimeInterval(5, 15)] }],
        }).ShouldBe(["1 serve ann 0-10 served", "2 serve ann 15-25 served", "3 serve ann 25-35 served"]);

    [Fact]
    public void Run_ShiftsAgainAndAgain_WorkInEach() =>
        Visits(Day with
        {
            Arrivals = [Come("card", 30, 31, 32)],
            Rosters = [new RosterPlan { Staff = [new("ann")], Shifts = [new TimeInterval(0, 15)], Every = 50 }],
        }).ShouldBe(["1 serve ann 50-60 served", "2 serve ann 60-70 served", "3 serve ann 100-110 served"]);

    [Fact]
    public void Run_OverlappingRosters_AreOneShift() =>
        Visits(Day with
        {
            Arrivals = [Come("card", 0, 1, 2, 3, 4)],
            Rosters =
            [
                new RosterPlan { Staff = [new("ann")], Shifts = [new TimeInterval(0, 15)] },
                new RosterPlan { Staff = [new("ann")], Shifts = [new TimeInterval(5, 12), new TimeInterval(50, 59)] },
                new RosterPlan { Staff = [new("ann")], Shifts = [new TimeInterval(10, 25)] },
            ],
        }).ShouldBe([
            "1 serve ann 0-10 served", "2 serve ann 10-20 served", "3 serve ann 20-30 served", "4 serve ann 50-60 served", "5 serve - --1000 unfinished"]);

    [Fact]
    public void Run_AbsenceAndCertainSickness_NobodyServes()
    {
        Visits(Day with { Arrivals = [Come("card", 0)], Absences = [new AbsencePlan(new("ann"), 0, 40)] }).ShouldBe(["1 serve ann 40-50 served"]);
        Visits(Day with { Arrivals = [Come("card", 0)], Rosters = [new RosterPlan { Staff = [new("ann")], Shifts = [new TimeInterval(0, 90)], Absence = 1 }] })
            .ShouldBe(["1 serve - --1000 unfinished"]);
    }

    [Fact]
    public void Run_Training_CountsFromItsTime()
    {
        var plan = Plan with { Staff = [Person("ann", "desk", "money"), Person("bob", "cash", "money"), Person("eve", "desk", "cards")] };

        Visits(Day with { Plan = plan, Arrivals = [Come("card", 0)], Absences = [new AbsencePlan(new("eve"), 0, 900)], Training = [new TrainingPlan(new("ann"), new("cards"), 2, 33)] })
            .ShouldBe(["1 serve ann 33-43 served"]);
    }

    [Fact]
    public void Run_BeginnersAreSlower_ByTheirLevel() =>
        Visits(Day with
        {
            Plan = Plan with { Staff = [Person("ann", "desk") with { Skills = [new HeldSkill(new("cards"), 2)] }, Person("bob", "cash", "money")] },
            Arrivals = [Come("card", 0), Come("fee", 0)],
            ServiceTimes = [new ServiceTimePlan { Time = DistributionPlan.Deterministic(10), FactorBySkillLevel = new Dictionary<int, double> { [1] = 1.5, [3] = 0.5 }.ToSorted() }],
        }).ShouldBe(["1 serve ann 0-15 served", "2 pay bob 0-5 served"]);

    [Fact]
    public void Run_ClosedDoor_RefusesWalkInsAndHoldsWhoWaits()
    {
        var plan = (Plan with { Calendars = [Morning] }).With("desk", desk => desk with { Calendar = Morning.Id });
        var scenario = Day with { Plan = plan, Arrivals = [Come("card", 15, 16, 17, 35)] };

        Visits(scenario).ShouldBe(["1 serve ann 15-25 served", "2 serve ann 25-35 served", "3 serve ann 60-70 served", "4 - - --35 refused"]);
        Visits(scenario with { AtClosing = ClosingRule.Leave }).ShouldBe(["1 serve ann 15-25 served", "2 serve ann 25-35 served", "3 serve - --30 abandoned", "4 - - --35 refused"]);
    }

    [Fact]
    public void Run_FullQueue_Refuses() =>
        Visits(Day with { Plan = Plan.With("desk", desk => desk with { QueueLimit = 1 }), Arrivals = [Come("card", 0, 1, 2)] })
            .ShouldBe(["1 serve ann 0-10 served", "2 serve ann 10-20 served", "3 - - --2 refused"]);

    /// <remarks>As the live engine does: who is booked is let in, and counts from the booked time on.</remarks>
    [Fact]
    public void Run_FullQueue_RefusesNobodyWhoIsBooked() =>
        Visits(Day with
        {
            Plan = Plan.With("desk", desk => desk with { QueueLimit = 1 }),
            Arrivals = [Come("card", 0, 2, 3)],
            Appointments = [new AppointmentPlan { Service = new("card"), Times = [9], EarlyMinutes = 8, EarlyDeviation = 0 }],
        }).ShouldBe(["1 serve ann 0-10 served", "2 serve ann 20-30 served", "3 serve ann 10-20 served", "4 - - --3 refused"]);

    /// <remarks>Case F2: a call before the booked time is in vain, and does not count.</remarks>
    [Fact]
    public void Run_NoShowBeforeTheBookedTime_DoesNotCount() =>
        Visits(Day with
        {
            Plan = Plan with { Routing = new RoutingPlan { NoShowRecalls = 0 } },
            Appointments = [new AppointmentPlan { Service = new("card"), Times = [20], EarlyMinutes = 10, EarlyDeviation = 0 }],
            NoShows = [new NoShowPlan { Probability = 1, WaitMinutes = 2 }],
        }).ShouldBe(["1 serve - --22 noshow"]);

    [Fact]
    public void Run_Appointment_GoesByItsTime() =>
        Visits(Day with
        {
            Arrivals = [Come("card", 0, 5, 15)],
            Appointments = [new AppointmentPlan { Service = new("card"), Times = [12], EarlyMinutes = 9, EarlyDeviation = 0 }],
        }).ShouldBe(["1 serve ann 0-10 served", "2 serve ann 20-30 served", "3 serve ann 10-20 served", "4 serve ann 30-40 served"]);

    [Fact]
    public void Run_StepsInOrder_FollowEachOther() =>
        Visits(Day with { Arrivals = [Come("both", 0), Come("fee", 5)] })
            .ShouldBe(["1 serve ann 0-10 served", "1 pay bob 15-25 served", "2 pay bob 5-15 served"]);

    [Fact]
    public void Run_StepsAtOnce_AreServedAtOnce() =>
        Visits(Day with { Plan = Plan.With("cash", cash => cash with { MeetsCitizens = false }), Arrivals = [Come("together", 0)] })
            .ShouldBe(["1 serve ann 0-10 served", "1 pay bob 0-10 served"]);

    /// <remarks>Case F3: a citizen is in one place. Whoever comes after them goes first where they cannot be.</remarks>
    [Fact]
    public void F3_Run_StepsAtOnceThatNeedTheCitizen_FollowEachOther() =>
        Visits(Day with { Arrivals = [Come("together", 0), Come("fee", 2)] })
            .ShouldBe(["1 serve ann 0-10 served", "1 pay bob 12-22 served", "2 pay bob 2-12 served"]);

    [Theory]
    [InlineData(null, "1 serve ann 0-10 served|3 serve ann 10-20 served|2 serve ann 20-30 served")]
    [InlineData(2, "1 serve ann 0-10 served|2 serve ann 10-20 served|3 serve ann 20-30 served")]
    public void F5_Run_BookedAndLate_HasTheAgeOfTheirComing(int? lateAfter, string expected) =>
        Visits(Day with
        {
            Plan = Plan with
            {
                Routing = new RoutingPlan { LateAfterMinutes = lateAfter },
                Services = [.. Plan.Services.Select(service => service with { Arrival = ImmutableDictionary<Channel, ArrivalRule>.Empty.Add(Channel.Window, ArrivalRule.Required) })],
            },
            Arrivals = [Come("card", 0, 4)],
            Appointments = [new AppointmentPlan { Service = new("card"), Times = [2], EarlyMinutes = -4, EarlyDeviation = 0 }],
        }).ShouldBe(expected.Split('|'), ignoreOrder: true);

    [Fact]
    public void Run_Silo_OneDeskAfterTheOther() =>
        Visits(Day with
        {
            Arrivals = [Come("together", 0)],
            Organisation = new OrganisationPlan { Model = OrganisationModel.Silo, Silo = new SiloModel { Handoff = DistributionPlan.Deterministic(7) } },
        }).ShouldBe(["1 serve ann 0-10 served", "1 pay bob 17-27 served"]);

    [Fact]
    public void Run_Flat_OthersHelp()
    {
        var scenario = Day with { Arrivals = [Come("card", 0, 1)], Organisation = new OrganisationPlan { Model = OrganisationModel.Flat, Flat = new FlatModel { CrossTrained = 1 } } };

        Visits(scenario).ShouldBe(["1 serve ann 0-10 served", "2 serve bob 1-11 served"]);
        Visits(scenario with { Organisation = scenario.Organisation with { Flat = new FlatModel() } })[1].ShouldBe("2 serve ann 10-20 served");
    }

    [Fact]
    public void Run_Ladder_ClimbsAndDescends() =>
        Visits(Day with
        {
            Plan = Plan with { Staff = [.. Plan.Staff, Person("cyd", "desk"), Person("dan", "desk")] },
            Arrivals = [Come("card", 0)],
            Organisation = new OrganisationPlan
            {
                Model = OrganisationModel.Ladder,
                Ladder = new LadderModel
                {
                    Levels =
                    [
                        new LadderLevel { Name = "Section", Staff = [new("cyd")], Time = DistributionPlan.Deterministic(2), Delay = DistributionPlan.Deterministic(3) },
                        new LadderLevel { Name = "Office", Staff = [new("dan")], Time = DistributionPlan.Deterministic(4), Delay = DistributionPlan.Deterministic(5) },
                    ],
                },
            },
        }).ShouldBe(["1 up-1 cyd 3-5 served", "1 up-2 dan 10-14 served", "1 down-1 cyd 19-21 served", "1 serve ann 24-34 served"]);

    [Fact]
    public void Run_PullDepartment_PeopleAsk() =>
        Visits(Day with { Plan = Plan.With("desk", desk => desk with { Dispatch = DispatchMode.Pull }), Arrivals = [Come("card", 0, 1)] })
            .ShouldBe(["1 serve ann 0-10 served", "2 serve ann 10-20 served"]);

    [Fact]
    public void Run_OnlineCases_ShareAPerson()
    {
        var step = Step("serve", "desk", "cards") with { Cost = new Dictionary<Channel, int> { [Channel.Online] = 40 }.ToImmutable() };
        var plan = Plan with { Services = [Plan.Services[0] with { Steps = [step] }] };

        Visits(Day with { Plan = plan, Arrivals = [Come("card", 0, 1, 2) with { Channel = Channel.Online }] })
            .ShouldBe(["1 serve ann 0-10 served", "2 serve ann 1-11 served", "3 serve ann 10-20 served"]);
    }

    [Fact]
    public void Run_Crisis_HoldsLevelsAndWidensHelpWhileDeclared()
    {
        var plan = Plan with
        {
            Staff = [Person("ann", "desk", "cards"), Person("bob", "cash", "money", "cards")],
            Crisis = new CrisisPlan { PoolingThreshold = 0, HeldLevels = [Urgency.NotUrgent] },
        };
        var scenario = Day with
        {
            Plan = plan,
            Arrivals = [Come("card", 0, 1), Come("fee", 2) with { Urgency = Urgency.NotUrgent }],
            Crises = [new CrisisEvent { From = 0, To = 50 }],
        };

        Visits(scenario).ShouldBe(["1 serve ann 0-10 served", "2 serve bob 1-11 served", "3 pay bob 50-60 served"]);
        Visits(scenario with { Crises = [new CrisisEvent { From = 0, To = 50, Declared = false }] })
            .ShouldBe(["1 serve ann 0-10 served", "2 serve ann 10-20 served", "3 pay bob 2-12 served"]);
    }

    [Fact]
    public void Run_MissedPromise_IsRaised() =>
        Visits(Day with
        {
            Plan = Plan with { ServiceLevels = [new ServiceLevelTarget { Urgency = Urgency.LessUrgent, Minutes = 15, EscalateTo = Urgency.MoreUrgent }] },
            Arrivals = [Come("card", 0, 1, 2, 3), Come("card", 0.5) with { Urgency = Urgency.LessUrgent }],
        }).ShouldBe(["1 serve ann 0-10 served", "2 serve ann 20-30 served", "3 serve ann 10-20 served", "4 serve ann 30-40 served", "5 serve ann 40-50 served"]);
}
