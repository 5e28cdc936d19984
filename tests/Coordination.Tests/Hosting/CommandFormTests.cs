using Coordination.Centres;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Hosting;

/// <summary>What a caller's program can build and what may not go on record: refused with the field, by every grain.</summary>
public sealed class CommandFormTests
{
    private static readonly SubmitRequest Submission = new() { Centre = Hall, Service = Passport };

    public static TheoryData<string> WrongNames => ["", "a\nb", "\0", "\ud800", new string('x', 129)];

    [Theory]
    [MemberData(nameof(WrongNames))]
    public async Task Command_ByANameThatIsNone_IsRefused(string name)
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());

        var refusal = (await hall.Host.SubmitAsync(Submission, new CommandMeta(new Actor(ActorKind.Citizen, name)))).Refusal!;

        (refusal.Code, refusal.Field).ShouldBe((RefusalCodes.Invalid, "by"));
        hall.CountEvents("request.submitted").ShouldBe(0);
    }

    [Fact]
    public async Task Command_ByNobody_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());

        (await hall.Host.SubmitAsync(Submission, new CommandMeta(null!))).Refusal!.Field.ShouldBe("by");
        (await hall.Host.SubmitAsync(Submission, new CommandMeta(new Actor(ActorKind.Citizen, null!)))).Refusal!.Field.ShouldBe("by");
    }

    /// <remarks>Written, it would make every reading of the feed fail from then on.</remarks>
    [Fact]
    public async Task Command_WithTheDefaultKey_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());

        var refusal = (await hall.Host.SubmitAsync(Submission, TestHall.Citizen() with { Key = default(CommandKey) })).Refusal!;

        (refusal.Code, refusal.Field).ShouldBe((RefusalCodes.Invalid, "key"));
    }

    [Fact]
    public async Task Submission_WithDefaultIdsOrUnknownKinds_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        SubmitRequest[] wrong =
        [
            Submission with { Centre = default }, Submission with { Service = default }, Submission with { Channel = (Channel)99 }, Submission with { Applicant = (ApplicantKind)(-1) },
        ];

        foreach (var (submission, field) in wrong.Zip(["centre", "service", "channel", "applicant"]))
        {
            (await hall.Host.SubmitAsync(submission, TestHall.Citizen())).Refusal!.Field.ShouldBe(field);
        }
    }

    [Fact]
    public async Task Grain_WithoutAName_IsNotFoundButAFaultOfTheCaller()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());

        Should.Throw<ArgumentException>(() => hall.Host.Request(default)).ParamName.ShouldBe("request");
        Should.Throw<ArgumentException>(() => hall.Host.Centre(default)).ParamName.ShouldBe("centre");
        Should.Throw<ArgumentException>(() => hall.Host.Plan(default)).ParamName.ShouldBe("centre");
        Should.Throw<ArgumentException>(() => hall.Host.Staff(Hall, default)).ParamName.ShouldBe("staff");
        Should.Throw<ArgumentException>(() => hall.Host.Department(Hall, default)).ParamName.ShouldBe("department");
    }

    /// <remarks>What is counted in is counted out, also when it throws: or the host would be busy for ever after enough of them.</remarks>
    [Fact]
    public async Task Command_ThatIsNone_ThrowsAndIsNotCountedAsInFlight()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var request = await hall.SubmitAsync();

        await Should.ThrowAsync<ArgumentNullException>(async () => await hall.Host.Request(request).ExecuteAsync(null!, TestHall.Citizen()));
        await Should.ThrowAsync<ArgumentNullException>(async () => await hall.Host.Request(request).ExecuteAsync(new CancelRequest("x"), null!));
        await Should.ThrowAsync<ArgumentNullException>(async () => await hall.Host.Staff(Hall, Anna).ExecuteAsync(null!, TestHall.Citizen()));
        await Should.ThrowAsync<ArgumentNullException>(async () => await hall.Host.Centre(Hall).ExecuteAsync(null!, TestHall.Citizen()));
        await Should.ThrowAsync<ArgumentNullException>(async () => await hall.Host.Plan(Hall).PublishAsync(null!, null, TestHall.Citizen()));

        hall.Host.CommandsInFlight.ShouldBe(0);
    }

    [Theory]
    [InlineData("a\0b")]
    [InlineData("\ud800")]
    [InlineData("   ")]
    public async Task Text_ThatCannotBeKeptAsItIs_IsRefusedByEveryGrain(string text)
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        await hall.Host.Staff(Hall, Anna).ExecuteAsync(new SignOn(), TestHall.By(Anna));
        var department = OneDesk().Departments[0].Id;
        var supervisor = new CommandMeta(new Actor(ActorKind.Supervisor, "eva"));

        Refusal?[] refusals =
        [
            (await hall.Host.Staff(Hall, Anna).ExecuteAsync(new PauseWork(text), TestHall.By(Anna))).Refusal,
            (await hall.Host.Department(Hall, department).ExecuteAsync(new CloseDepartment(text), supervisor)).Refusal,
            (await hall.Host.Centre(Hall).ExecuteAsync(new DeclareCrisis(text), supervisor)).Refusal,
        ];

        refusals.ShouldAllBe(refusal => refusal != null && refusal.Code == RefusalCodes.Invalid && refusal.Field == "reason");
        await hall.Host.Staff(Hall, Anna).ExecuteAsync(new SignOff(), TestHall.By(Anna));
        (await hall.Host.Staff(Hall, Anna).ExecuteAsync(new SignOn(text), TestHall.By(Anna))).Refusal!.Field.ShouldBe("window");
    }

    /// <remarks>Names that nobody has cost nothing to invent, so they may not stay in memory.</remarks>
    [Fact]
    public async Task Names_ThatNobodyHas_LeaveNothingInMemory()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var before = hall.Host.LiveGrains;

        for (var i = 0; i < 50; i++)
        {
            var nowhere = new CentreId($"nowhere-{i}");
            (await hall.Host.Plan(nowhere).ReadAsync()).ShouldBeNull();
            (await hall.Host.Centre(nowhere).ExecuteAsync(new DeclareCrisis("x"), TestHall.Citizen())).Refusal!.Code.ShouldBe(RefusalCodes.NotFound);
            foreach (var key in (string?[])[null, "next"])
            {
                var refusal = (await hall.Host.Centre(nowhere).TakeNextAsync(Anna, TestHall.By(Anna, key))).Refusal.ShouldNotBeNull();
                (refusal.Code, refusal.Message).ShouldBe((RefusalCodes.NotFound, $"There is no centre '{nowhere}': no plan was published for it."));
            }

            (await hall.Host.Staff(Hall, new StaffId($"nobody-{i}")).ExecuteAsync(new SignOn(), TestHall.Citizen())).Refusal!.Code.ShouldBe(RefusalCodes.NotFound);
            (await hall.Host.Department(nowhere, new DepartmentId("none")).ReadReportAsync()).ShouldBeNull();
        }

        hall.Host.LiveGrains.ShouldBe(before);
    }
}
