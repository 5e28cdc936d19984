using Coordination.Plans;
using Coordination.Simulation.Scenarios;
using Shouldly;
using Xunit;
using static Coordination.Simulation.Tests.Engine.SmallHall;

namespace Coordination.Simulation.Tests.Engine;

/// <summary>People with needs wait for those who can meet them, in the simulator as in the hall.</summary>
public sealed class NeedsTests
{
    private static readonly HallPlan Hall = Plan with
    {
        Skills = [.. Plan.Skills, new SkillPlan(new("signing"), "Sign language")],
        Needs =
        [
            new NeedPlan { Id = "deaf", Name = "Deaf", Skills = [new SkillRequirement { Skill = new("signing") }] },
            new NeedPlan { Id = "deaf-for-now", Name = "Deaf", Skills = [new SkillRequirement { Skill = new("signing"), RelaxAfterMinutes = 4 }] },
        ],
        Staff = [Person("ann", "desk", "cards"), Person("bob", "cash", "money"), Person("cem", "desk", "cards", "signing")],
    };

    [Fact]
    public void Need_SkillOfOne_WaitsForThem() => Visits(Day with { Plan = Hall, Arrivals = [Come("card", 0, 1), Deaf("card", "deaf", 2)] })
        .ShouldBe(["1 serve ann 0-10 served", "2 serve cem 1-11 served", "3 serve cem 11-21 served"]);

    [Fact]
    public void Need_SkillThatRelaxes_WaitsForThemSoLong() => Visits(Day with { Plan = Hall, Arrivals = [Come("card", 0, 1), Deaf("card", "deaf-for-now", 2)] })
        .ShouldBe(["1 serve ann 0-10 served", "2 serve cem 1-11 served", "3 serve ann 10-20 served"]);

    [Fact]
    public void Need_DepartmentWhereNobodyCan_IsWaivedThere() => Visits(Day with { Plan = Hall, Arrivals = [Deaf("both", "deaf", 0)] })
        .ShouldBe(["1 serve cem 0-10 served", "1 pay bob 10-20 served"]);

    private static ArrivalPlan Deaf(string service, string need, params double[] times) => Come(service, times) with { Needs = [need] };
}
