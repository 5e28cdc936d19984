using Shouldly;
using Xunit;

namespace Coordination.Docs.Tests.Doors;

/// <summary>What an application may not do does not compile in it: the doors to the engine's own protocol are shut.</summary>
public sealed class DoorTests
{
    private const string Ordinary = "an-ordinary-embedder";

    public static TheoryData<string> Shut => [.. Door.All.Where(program => program != Ordinary)];

    /// <remarks>Line, error and name are compared, all of them and no others: no program fails for a reason of its own.</remarks>
    [Theory]
    [MemberData(nameof(Shut))]
    public void Program_ThroughAShutDoor_FailsToCompileJustThere(string program)
    {
        Door.Expected(program).ShouldNotBeEmpty();
        Door.Found(program).ShouldBe(Door.Expected(program));
    }

    [Fact]
    public void Program_OfAnOrdinaryEmbedder_Compiles() => Door.Found(Ordinary).ShouldBeEmpty();
}
