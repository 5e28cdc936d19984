using Coordination.Hosting;
using Coordination.Journal;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Journal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Hosting;

/// <summary>The engine among an application's health checks.</summary>
public sealed class HealthCheckTests
{
    [Fact]
    public async Task Check_JournalAndCentresAnswer_IsHealthyAndSaysWhatItAsked()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());

        var entry = await CheckAsync(hall.Host);

        entry.Status.ShouldBe(HealthStatus.Healthy);
        entry.Data.Keys.ShouldBe(["journal", "plans", "centre hall"]);
    }

    [Fact]
    public async Task Check_JournalCannotBeWritten_IsUnhealthyAndSaysWhich()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        hall.Journal.FailChecks(new JournalUnavailableException("The disk is full."));

        var entry = await CheckAsync(hall.Host);

        entry.Status.ShouldBe(HealthStatus.Unhealthy);
        entry.Description.ShouldBe("The journal cannot be used; the server's log says why.");
        entry.Exception.ShouldBeOfType<JournalUnavailableException>();
        entry.Data.Keys.ShouldBe(["journal"]);
    }

    [Fact]
    public async Task Check_RegisteredAsDegraded_IsDegraded()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        hall.Journal.FailChecks(new JournalUnavailableException("The disk is full."));

        (await CheckAsync(hall.Host, HealthStatus.Degraded)).Status.ShouldBe(HealthStatus.Degraded);
    }

    private static async Task<HealthReportEntry> CheckAsync(ICoordination host, HealthStatus? failure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddSingleton(host);
        services.AddHealthChecks().AddCoordination(failureStatus: failure);
        await using var provider = services.BuildServiceProvider();
        return (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync()).Entries["coordination"];
    }
}
