using System.Runtime.CompilerServices;
using Coordination.Access;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Access;

/// <summary>The access matrix, cell by cell, as the documentation gives it.</summary>
public sealed class AccessMatrixTests
{
    private const string AsDocumented =
        """
        |                    | portal | staff | viewer | head | supervisor | administrator | auditor | device |
        | submit-requests    | own    | –     | –      | –    | h          | –             | –       | kiosk  |
        | receive-citizens   | own    | d     | –      | d    | h          | –             | –       | kiosk  |
        | work-on-items      | –      | s     | –      | d    | h!         | –             | –       | –      |
        | read-work          | –      | d     | h      | d    | h          | h             | h       | –      |
        | read-numbers       | –      | d     | h      | d    | h          | h             | h       | h      |
        | read-personal      | own    | s     | –      | d!   | h!         | –             | h!      | –      |
        | transfer-items     | –      | s     | –      | d!   | h!         | –             | –       | –      |
        | direct-requests    | –      | –     | –      | d!   | h!         | –             | –       | –      |
        | limit-departments  | –      | –     | –      | d!   | h!         | h!            | –       | –      |
        | declare-crisis     | –      | –     | –      | –    | h!         | h!            | –       | –      |
        | read-plan          | –      | –     | all    | all  | all        | all           | all     | –      |
        | check-plan         | –      | –     | –      | –    | h          | h             | –       | –      |
        | publish-plan       | –      | –     | –      | –    | –          | h!            | –       | –      |
        | read-batches       | –      | –     | –      | –    | h          | –             | h       | –      |
        | give-batches       | –      | –     | –      | –    | h!         | –             | –       | –      |
        | repair-centre      | –      | –     | –      | –    | –          | h!            | –       | –      |
        | read-erasures      | –      | –     | –      | –    | h          | h             | h       | –      |
        | ask-erasure        | –      | –     | –      | –    | h!         | –             | –       | –      |
        | approve-erasure    | –      | –     | –      | –    | –          | h!            | –       | –      |
        | read-access        | –      | –     | –      | –    | –          | h             | h       | –      |
        | change-access      | –      | –     | –      | –    | –          | h!            | –       | –      |
        | read-audit         | –      | –     | –      | –    | h          | h             | h       | –      |
        """;

    private static readonly CentreId Hall = new("hall-a");
    private static readonly DepartmentId Desk = new("desk");
    private static readonly DepartmentId Back = new("back");

    public static TheoryData<string, Role, string> Cells()
    {
        var cells = new TheoryData<string, Role, string>();
        var rows = AsDocumented.Split('\n').Select(line => line.Trim(' ', '|', '\r').Split('|', StringSplitOptions.TrimEntries)).ToList();
        var roles = rows[0].Select(Enum<Role>).ToList();
        foreach (var row in rows.Skip(1))
        {
            for (var column = 0; column < roles.Count; column++)
            {
                cells.Add(row[0], roles[column], row[column + 1]);
            }
        }

        return cells;
    }

    [Fact]
    public void Matrix_AsDocumented_HasEveryPermissionAndRole() =>
        Cells().Select(cell => ((string)cell[0], (Role)cell[1])).Distinct().Count()
            .ShouldBe(System.Enum.GetValues<Permission>().Length * System.Enum.GetValues<Role>().Length);

    [Fact]
    public void Matrix_InTheDocumentation_IsTheSame()
    {
        var page = File.ReadAllLines(Path.Combine(Root(), "docs", "access.md"));
        var rows = page.SkipWhile(line => !line.StartsWith("| permission", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|')).ToList();

        rows.Where((_, index) => index > 1).Select(Squeezed).ShouldBe(AsDocumented.Split('\n').Skip(1).Select(Squeezed));
        Squeezed(rows[0]).Replace("permission", "", StringComparison.Ordinal).ShouldBe(Squeezed(AsDocumented.Split('\n')[0]));
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Decide_GrantForTheHall_ReachesWhatTheCellSays(string permission, Role role, string cell)
    {
        var caller = Caller(new Grant(role, Hall));
        var (reach, outcome) = (cell.TrimEnd('!'), cell.EndsWith('!') ? AccessOutcome.ReasonRequired : AccessOutcome.Allowed);
        var call = new AccessCall(Enum<Permission>(permission), Hall);

        Outcome(caller, call).ShouldBe(reach is "h" or "all" ? outcome : AccessOutcome.Denied, "what belongs to the hall as a whole");
        Outcome(caller, call with { Department = Desk }).ShouldBe(reach is "h" or "all" or "d" ? outcome : AccessOutcome.Denied, "what stands at a department");
        Outcome(caller, call with { IsOwn = true }).ShouldBe(reach is "h" or "all" or "own" ? outcome : AccessOutcome.Denied, "what one submitted");
        Outcome(caller, call with { IsHeld = true }).ShouldBe(reach is "h" or "all" or "s" ? outcome : AccessOutcome.Denied, "what one holds");
        Outcome(caller with { Purpose = DevicePurpose.Kiosk }, call with { IsOwn = true })
            .ShouldBe(reach is "h" or "all" or "own" or "kiosk" ? outcome : AccessOutcome.Denied, "what a kiosk submitted");
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Decide_ReasonGiven_IsAllowedWhereOneIsRequired(string permission, Role role, string cell)
    {
        var everything = new AccessCall(Enum<Permission>(permission), Hall) { Department = Desk, IsOwn = true, IsHeld = true };
        var caller = Caller(new Grant(role, Hall, Desk)) with { Purpose = DevicePurpose.Kiosk };

        Outcome(caller, everything).ShouldBe(cell == "–" ? AccessOutcome.Denied : cell.EndsWith('!') ? AccessOutcome.ReasonRequired : AccessOutcome.Allowed);
        Outcome(caller, everything with { HasReason = true }).ShouldBe(cell == "–" ? AccessOutcome.Denied : AccessOutcome.Allowed);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Decide_GrantForAnotherDepartment_ReachesOwnHeldAndWhatIsForAllOnly(string permission, Role role, string cell)
    {
        var call = new AccessCall(Enum<Permission>(permission), Hall) { HasReason = true };
        var caller = Caller(new Grant(role, Hall, Back));

        Outcome(caller, call with { Department = Desk }).ShouldBe(cell == "all" ? AccessOutcome.Allowed : AccessOutcome.Denied);
        Outcome(caller, call with { Department = Desk, IsHeld = true }).ShouldBe(cell is "all" or "s" ? AccessOutcome.Allowed : AccessOutcome.Denied);
        Outcome(caller, call with { Department = Desk, IsOwn = true }).ShouldBe(cell is "all" or "own" ? AccessOutcome.Allowed : AccessOutcome.Denied);
        Outcome(caller, call).ShouldBe(cell == "all" ? AccessOutcome.Allowed : AccessOutcome.Denied);
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Decide_ObjectOfAnotherHall_IsNotThere(string permission, Role role, string cell)
    {
        var call = new AccessCall(Enum<Permission>(permission), new CentreId("hall-b")) { Department = Desk, IsOwn = true, IsHeld = true, HasReason = true };

        Outcome(Caller(new Grant(role, Hall)), call).ShouldBe(AccessOutcome.NotFound, cell);
        Outcome(Caller(new Grant(role)), call).ShouldNotBe(AccessOutcome.NotFound, cell);
    }

    [Fact]
    public void Decide_GrantForOneHall_DoesNotReachWhatBelongsToNone()
    {
        var call = new AccessCall(Permission.ReadAccess, null);

        Outcome(Caller(new Grant(Role.Administrator, Hall)), call).ShouldBe(AccessOutcome.Denied);
        Outcome(Caller(new Grant(Role.Administrator)), call).ShouldBe(AccessOutcome.Allowed);
    }

    [Fact]
    public void Decide_Nobody_IsDeniedByThePermissionsName()
    {
        var decision = AccessPolicy.Decide(null, new AccessCall(Permission.PublishPlan, Hall) { HasReason = true });

        decision.ShouldBe(new AccessDecision(AccessOutcome.Denied, Permission.PublishPlan));
        decision.IsAllowed.ShouldBeFalse();
    }

    internal static AccessCaller Caller(params Grant[] grants) => new(new PrincipalId("p-aaqaeayeaudaocajbifqydioba"), [.. grants]);

    private static string Squeezed(string row) => string.Concat(row.Where(letter => !char.IsWhiteSpace(letter)));

    private static string Root([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));

    private static AccessOutcome Outcome(AccessCaller caller, AccessCall call) => AccessPolicy.Decide(caller, call).Outcome;

    private static T Enum<T>(string name)
        where T : struct, Enum => System.Enum.Parse<T>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);
}
