using Coordination.Journal;
using Coordination.Requests;
using Coordination.TestKit.Memory;
using Shouldly;
using System.Text;
using Xunit;

namespace Coordination.Tests.Journal;

public sealed class EventChainTests
{
    private static readonly GrainKey Grain = GrainKey.Of(new RequestId(new Guid("0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21")));

    private static readonly JournalEvent Plain = new()
    {
        Version = 1,
        Type = "request.submitted",
        At = new DateTimeOffset(2019, 12, 30, 12, 48, 0, TimeSpan.Zero).AddTicks(10),
        By = new Actor(ActorKind.Citizen, "Łukasz"),
        Payload = """{"service":"licence"}"""u8.ToArray(),
    };

    private static readonly JournalEvent Full = Plain with
    {
        Version = 2,
        PersonalDigest = new EventHash(1, 2, 3, 4),
        Command = new CommandStamp(KeyDigest.Read("0123456789abcdef"u8), new EventHash(5, 6, 7, 8), "waiting"),
    };

    [Fact]
    public void Next_GoldenEvents_GivesTheStoredFormat()
    {
        var first = EventChain.Next(default, Grain, Plain);
        var second = EventChain.Next(first, Grain, Full);

        first.ToString().ShouldBe("15f7d19b5c020b489f1b4ceae9c6f292abfb66c342cdb28d3affacd400a80af2");
        second.ToString().ShouldBe("a463f1c5781344d8565ca9446bfc1916c25c9e3e6283d90c5fa23de76d6cd34e");
    }

    [Fact]
    public void DigestPersonal_GoldenText_GivesTheStoredFormat() =>
        EventChain.DigestPersonal(new PersonalText(Enumerable.Range(0, 16).Select(i => (byte)i).ToArray(), """{"name":"Jan"}"""u8.ToArray()))
            .ToString().ShouldBe("f5303d4436aecba744e63df719478172e362ddbcc6a70b1281a8555be07a611d");

    [Fact]
    public void Next_AnyPartChanged_GivesAnotherHash()
    {
        var others = new[]
        {
            Full with { Version = 3 },
            Full with { Type = "request.submittee" },
            Full with { At = Full.At.AddMicroseconds(1) },
            Full with { By = Full.By with { Kind = ActorKind.Staff } },
            Full with { By = Full.By with { Id = "Lukasz" } },
            Full with { Payload = """{"service":"licencf"}"""u8.ToArray() },
            Full with { Payload = Array.Empty<byte>() },
            Full with { PersonalDigest = null },
            Full with { PersonalDigest = new EventHash(1, 2, 3, 5) },
            Full with { Command = null },
            Full with { Command = Full.Command! with { Key = KeyDigest.Read("0123456789abcdeg"u8) } },
            Full with { Command = Full.Command! with { Digest = default } },
            Full with { Command = Full.Command! with { Status = "waiting " } },
        };

        var hashes = others.Select(other => EventChain.Next(default, Grain, other))
            .Append(EventChain.Next(default, Grain, Full))
            .Append(EventChain.Next(new EventHash(0, 0, 0, 1), Grain, Full))
            .Append(EventChain.Next(default, Grain with { Kind = GrainKind.Plan }, Full))
            .Append(EventChain.Next(default, Grain with { Id = Grain.Id + "0" }, Full))
            .ToList();

        hashes.ShouldBeUnique();
    }

    [Fact]
    public void Next_TextMovedBetweenNeighbours_GivesAnotherHash()
    {
        var one = Plain with { By = new Actor(ActorKind.Staff, "ab"), Payload = Encoding.UTF8.GetBytes("cd") };
        var other = Plain with { By = new Actor(ActorKind.Staff, "abc"), Payload = Encoding.UTF8.GetBytes("d") };

        EventChain.Next(default, Grain, one).ShouldNotBe(EventChain.Next(default, Grain, other));
    }

    [Fact]
    public void Next_HashPersonalAndZone_AreNotChained()
    {
        var same = Full with
        {
            Hash = new EventHash(9, 9, 9, 9),
            Personal = new PersonalText(new byte[16], "{}"u8.ToArray()),
            At = Full.At.ToOffset(TimeSpan.FromHours(1)),
        };

        EventChain.Next(default, Grain, same).ShouldBe(EventChain.Next(default, Grain, Full));
    }

    [Theory]
    [InlineData(700)]
    [InlineData(1_000_000)]
    public void Next_LongTexts_AreChainedWhole(int length)
    {
        var text = new string('€', length);
        var payload = Encoding.UTF8.GetBytes(text);
        var one = Plain with { Type = text, By = new Actor(ActorKind.Staff, text), Payload = payload };
        var changed = payload.ToArray();
        changed[^1] ^= 1;

        EventChain.Next(default, Grain, one).ShouldNotBe(EventChain.Next(default, Grain, one with { Payload = changed }));
    }

    [Fact]
    public void Next_OrdinaryEvent_AllocatesNothing()
    {
        EventChain.Next(default, Grain, Full);
        Allocated.Least(OverAndOver).ShouldBe(0);

        static void OverAndOver()
        {
            for (var i = 0; i < 100; i++)
            {
                EventChain.Next(default, Grain, Full);
            }
        }
    }
}
