using Coordination.Simulation.Inference;
using Coordination.Simulation.Recordings;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Scenarios;

public sealed class SmallDayTests
{
    private const string WriteVariable = "COORDINATION_WRITE_SCENARIOS";

    [Fact]
    public void SmallDay_ShippedFile_IsWhatItsGeneratorMakes()
    {
        if (Environment.GetEnvironmentVariable(WriteVariable) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Repository.SmallDay)!);
            File.WriteAllText(Repository.SmallDay, SmallDay.Csv());
        }

        File.ReadAllText(Repository.SmallDay).ShouldBe(SmallDay.Csv(), $"run this test with {WriteVariable}=1 to write it anew");
    }

    [Fact]
    public void SmallDay_ShippedFile_HasOneOverrunDeskAndIdleNeighbours()
    {
        var day = DayInference.Infer(RecordingReader.ReadDay(Repository.SmallDay, new DateOnly(2026, 3, 2)));

        day.Arrived.ShouldBeInRange(200, 400);
        day.Desks.Length.ShouldBe(5);
        day.Desks[0].MeanWaitingMinutes!.Value.ShouldBeGreaterThan(30);
        day.Desks[2].MeanWaitingMinutes!.Value.ShouldBeLessThan(5);
    }
}
