using Coordination.Centres;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Journal;

public sealed class InstallationKeyTests
{
    private static readonly CentreId Hall = new("hall");
    private static readonly Actor Jan = new(ActorKind.Citizen, "jan");
    private static readonly CommandKey Key = new("visit-1");
    private static readonly RequestId Request = new(new Guid("0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21"));
    private static readonly GrainKey Grain = GrainKey.Of(Request);

    private readonly InstallationKey _installation = new(Enumerable.Range(0, InstallationKey.Size).Select(i => (byte)i).ToArray());

    [Fact]
    public void RequestOf_GoldenCaller_GivesTheStoredFormat() =>
        _installation.RequestOf(Hall, Jan, Key).ToString().ShouldBe("c43417b1-b6c1-8e88-9c17-df32be4ad5cb");

    [Fact]
    public void DigestOf_GoldenCaller_GivesTheStoredFormat() =>
        _installation.DigestOf(Grain, Jan, Key).ToString().ShouldBe("3e3f39b6667636666666b7c45c20229f");

    [Fact]
    public void OnRecord_GoldenCaller_GivesTheStoredFormat() =>
        _installation.OnRecord(Jan).ShouldBe(Jan with { Id = "p-d3luccuj6jb25mluqqyeic5mvi" });

    [Fact]
    public void OnRecord_AnyPartChangedOrInAnotherStore_GivesAnother() => new[]
    {
        _installation.OnRecord(Jan),
        _installation.OnRecord(Jan with { Id = "Jan" }),
        _installation.OnRecord(Jan with { Id = "jan " }),
        InstallationKey.New().OnRecord(Jan),
    }.Select(known => known.Id).ShouldBeUnique();

    [Fact]
    public void OnRecord_NameInTwoRoles_IsOnePerson() =>
        _installation.OnRecord(Jan with { Kind = ActorKind.Supervisor }).Id.ShouldBe(_installation.OnRecord(Jan).Id);

    [Fact]
    public void OnRecord_WhoSaysNothingOfAPerson_StaysAsTheyAre()
    {
        foreach (var by in new[] { Actor.Engine, Actor.Anonymous, new Actor(ActorKind.Administrator, "p-aaqaeayeaudaocajbifqydiobq") })
        {
            _installation.OnRecord(by).ShouldBe(by);
        }
    }

    [Fact]
    public void OnRecord_ManyCallers_GivesEachTheirOwnAlways()
    {
        var callers = Enumerable.Range(0, 10_000).Select(number => new Actor(ActorKind.Citizen, $"citizen {number}")).ToList();

        var first = callers.ConvertAll(_installation.OnRecord);

        first.Select(by => by.Id).ShouldBeUnique();
        callers.ConvertAll(_installation.OnRecord).ShouldBe(first);
    }

    [Fact]
    public void DigestOf_GoldenCommand_GivesTheStoredFormat() =>
        _installation.DigestOf(_installation.DigestOf(Grain, Jan, Key), "{\"do\":\"submit\"}"u8).ToString()
            .ShouldBe("0d9419d5cf9fcd3be669087212ceddd07ae8968ca1c428b963785ab6b58b662b");

    [Fact]
    public void DigestOf_SameCommandUnderAnotherKeyOrInAnotherStore_GivesAnother() => new[]
    {
        _installation.DigestOf(_installation.DigestOf(Grain, Jan, Key), "{}"u8),
        _installation.DigestOf(_installation.DigestOf(Grain, Jan, new CommandKey("visit-2")), "{}"u8),
        _installation.DigestOf(_installation.DigestOf(Grain, Jan, Key), "{ }"u8),
        InstallationKey.New().DigestOf(_installation.DigestOf(Grain, Jan, Key), "{}"u8),
    }.ShouldBeUnique();

    [Fact]
    public void RequestOf_Anything_IsAnUuidOfVersion8() =>
        _installation.RequestOf(Hall, Jan, Key).Value.Version.ShouldBe(8);

    [Fact]
    public void RequestOf_SameCallerAndKey_GivesTheSame()
    {
        var same = new InstallationKey(Enumerable.Range(0, InstallationKey.Size).Select(i => (byte)i).ToArray());

        same.RequestOf(Hall, Jan with { }, new CommandKey("visit-1")).ShouldBe(_installation.RequestOf(Hall, Jan, Key));
    }

    /// <summary>No two callers meet, however their names and keys are cut; and what one store gives says nothing of another.</summary>
    [Fact]
    public void RequestOf_AnyPartChanged_GivesAnother() => new[]
    {
        _installation.RequestOf(Hall, Jan, Key),
        InstallationKey.New().RequestOf(Hall, Jan, Key),
        InstallationKey.New().RequestOf(Hall, Jan, Key),
        _installation.RequestOf(new CentreId("halls"), Jan, Key),
        _installation.RequestOf(Hall, Jan with { Kind = ActorKind.Staff }, Key),
        _installation.RequestOf(Hall, Jan with { Id = "janv" }, new CommandKey("isit-1")),
        _installation.RequestOf(Hall, Jan with { Id = "ja" }, new CommandKey("nvisit-1")),
        _installation.RequestOf(Hall, Jan, new CommandKey("visit-2")),
    }.ShouldBeUnique();

    [Fact]
    public void DigestOf_AnyPartChanged_GivesAnother() => new[]
    {
        _installation.DigestOf(Grain, Jan, Key),
        InstallationKey.New().DigestOf(Grain, Jan, Key),
        _installation.DigestOf(GrainKey.Of(Hall), Jan, Key),
        _installation.DigestOf(GrainKey.OfPlan(Hall), Jan, Key),
        _installation.DigestOf(GrainKey.Of(Hall, new StaffId("jan")), Jan, Key),
        _installation.DigestOf(Grain, Jan with { Id = "eva" }, Key),
        _installation.DigestOf(Grain, Jan with { Kind = ActorKind.Supervisor }, Key),
        _installation.DigestOf(Grain, Jan, new CommandKey("visit-2")),
    }.ShouldBeUnique();

    [Fact]
    public void DigestOf_ManyThreadsAndKeys_GivesEachTheirOwn()
    {
        var others = Enumerable.Range(0, 8).Select(_ => InstallationKey.New()).Append(_installation).ToList();
        var expected = others.ConvertAll(key => key.DigestOf(Grain, Jan, Key));

        Parallel.For(0, 1000, i => others[i % others.Count].DigestOf(Grain, Jan, Key).ShouldBe(expected[i % others.Count]));
    }

    [Fact]
    public void TrackingCodeOf_GoldenRequest_GivesTheStoredFormat() =>
        _installation.TrackingCodeOf(Request).ToString().ShouldBe("2KZE-H13V-9YF4-JN0F-JKT4-EH3A-47");

    [Fact]
    public void IsTrackingCode_AnotherRequestStoreOrCode_IsNot()
    {
        var code = _installation.TrackingCodeOf(Request);
        var other = new RequestId(new Guid("0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a22"));

        _installation.IsTrackingCode(Request, code).ShouldBeTrue();
        _installation.IsTrackingCode(other, code).ShouldBeFalse();
        _installation.IsTrackingCode(Request, default).ShouldBeFalse();
        InstallationKey.New().IsTrackingCode(Request, code).ShouldBeFalse();
        _installation.TrackingCodeOf(other).ShouldNotBe(code);
    }

    /// <summary>Whoever gives a command is only looked at later: what comes in before may be anything.</summary>
    [Fact]
    public void RequestOf_NobodyOrAnEndlessName_GivesSomeRequest()
    {
        _installation.RequestOf(Hall, null, Key).ShouldNotBe(default);
        _installation.RequestOf(Hall, new Actor(ActorKind.Citizen, null!), default).ShouldNotBe(default);
        _installation.RequestOf(Hall, Jan with { Id = new string('Ł', 10_000) }, Key).ShouldNotBe(default);
    }

    [Fact]
    public void New_Always_IsAnotherAndSaysNothingOfItself()
    {
        Span<byte> first = stackalloc byte[InstallationKey.Size], second = stackalloc byte[InstallationKey.Size];
        InstallationKey.New().Write(first);
        InstallationKey.New().Write(second);

        first.SequenceEqual(second).ShouldBeFalse();
        _installation.ToString().ShouldBe(typeof(InstallationKey).FullName);
        Should.Throw<ArgumentException>(() => new InstallationKey(new byte[31]));
    }
}
