using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Dispatch;

/// <summary>What a crisis would change is what it changes: told before, and looked at after it is declared.</summary>
public sealed class CrisisPreviewTests
{
    private static readonly DepartmentId A = Hall.Department("a");

    [Fact]
    public void Preview_OfLevelsThatAreHeld_IsWhatTheDispatcherHoldsBack()
    {
        var plan = Plan(new CrisisPlan { PoolingThreshold = null, HeldLevels = [Urgency.LessUrgent, Urgency.NotUrgent] });
        var hall = new Dispatcher(plan);
        Urgency[] levels = [Urgency.NotUrgent, Urgency.General, Urgency.NotUrgent, Urgency.LessUrgent, Urgency.EspeciallyUrgent];
        for (var number = 0; number < levels.Length; number++)
        {
            hall.Waits(number, Hall.Class(number < 3 ? "a" : "b"), levels[number], notBefore: number == 2 ? 90 : null);
        }

        var preview = CrisisPreview.Of(plan, hall.Report(null, 0, Hall.At(1)));
        hall.Reconfigure(plan, true, Hall.At(1));

        preview.Departments.Select(one => $"{one.Department}: {string.Join(' ', one.HeldBack.Select(level => $"{level.Value}×{(int)level.Key}"))}").ShouldBe(["a: 2×5", "b: 1×4", "c: "]);
        preview.HeldBack.ShouldBe(3);
        Enumerable.Range(0, levels.Length).Where(number => hall.Why(number, 91).Code == WaitCodes.LevelHeld).ShouldBe([0, 2, 3]);
        preview.Departments.ShouldAllBe(one => one.MayGoToOthers == 0 && one.FreeElsewhere == 0);
    }

    [Theory]
    [InlineData(0, 3, 0, 3)]
    [InlineData(2, 3, 0, 3)]
    [InlineData(3, 3, 0, 0)]
    [InlineData(2, 3, 1, 0)]
    public void Preview_OfHelp_IsWhatOthersTakeThen(int threshold, int waiting, int ofThemLater, int told)
    {
        var plan = Plan(new CrisisPlan { PoolingThreshold = threshold });
        var hall = new Dispatcher(plan);
        hall.KeepsBusy("ann", "a");
        hall.Comes(Hall.Person("bob", "b", 1000));
        hall.Comes(Hall.Person("cat", "b"), available: false);
        for (var number = 0; number < waiting; number++)
        {
            hall.Waits(number, Hall.Class("a"), notBefore: number < ofThemLater ? 90 : null);
        }

        hall.NothingNext(1);
        var preview = CrisisPreview.Of(plan, hall.Report(null, 0, Hall.At(1))).Departments.Single(one => one.Department == A);
        hall.Reconfigure(plan, true, Hall.At(1));

        (preview.Waiting, preview.MayGoToOthers, preview.FreeElsewhere).ShouldBe((waiting, told, told > 0 ? 1 : 0));
        (hall.GiveAll(1).Length > 0).ShouldBe(told > 0);
    }

    [Fact]
    public void Preview_OfDepartmentsThatHelpEachOtherAlready_TellsOfNoMore()
    {
        var plan = Plan(new CrisisPlan { PoolingThreshold = 0 }) with { Pooling = new PoolingPlan { Enabled = true, Threshold = 0, Groups = [[A, Hall.Department("b")]] } };
        var hall = new Dispatcher(plan);
        hall.Waits(1, Hall.Class("a"));
        hall.Waits(2, Hall.Class("c"));

        var preview = CrisisPreview.Of(plan, hall.Report(null, 0, Hall.At(1)));

        preview.Departments.Select(one => ($"{one.Department}", one.MayGoToOthers)).ShouldBe([("a", 0), ("b", 0), ("c", 1)]);
    }

    [Fact]
    public void Preview_OfAClosedDepartment_MovesNothing()
    {
        var plan = Plan(new CrisisPlan { PoolingThreshold = 0 });
        var hall = new Dispatcher(plan);
        hall.SetOpen(A, false);
        hall.Waits(1, Hall.Class("a"));

        CrisisPreview.Of(plan, hall.Report(null, 0, Hall.At(1))).Departments.ShouldAllBe(one => one.MayGoToOthers == 0);
    }

    private static HallPlan Plan(CrisisPlan crisis) => Hall.Plan(Hall.Desk("a"), Hall.Desk("b"), Hall.Desk("c")) with { Crisis = crisis };
}
