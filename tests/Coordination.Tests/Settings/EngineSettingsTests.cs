using Coordination.Hosting;
using Coordination.TestKit.Journal;
using Coordination.Testing.Journal;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Settings;

/// <summary>The engine's settings from an application's configuration.</summary>
public sealed class EngineSettingsTests
{
    [Fact]
    public void Options_EverySettingConfigured_AllAreRead()
    {
        var options = Read(new()
        {
            ["Coordination:MaxCommandsInFlight"] = "17",
            ["Coordination:MaxLiveRequests"] = "18",
            ["Coordination:IdleAfter"] = "00:00:19",
            ["Coordination:DrainTimeout"] = "00:00:20",
            ["Coordination:Centres:ReconcileEvery"] = "00:21:00",
            ["Coordination:Centres:PauseAfterFault"] = "00:00:00.5",
            ["Coordination:Centres:DeposedFor"] = "1.00:00:00",
        });

        options.MaxCommandsInFlight.ShouldBe(17);
        options.MaxLiveRequests.ShouldBe(18);
        options.IdleAfter.ShouldBe(TimeSpan.FromSeconds(19));
        options.DrainTimeout.ShouldBe(TimeSpan.FromSeconds(20));
        options.Centres.ReconcileEvery.ShouldBe(TimeSpan.FromMinutes(21));
        options.Centres.PauseAfterFault.ShouldBe(TimeSpan.FromMilliseconds(500));
        options.Centres.DeposedFor.ShouldBe(TimeSpan.FromDays(1));
    }

    [Fact]
    public void Options_NothingConfigured_KeepTheirDefaults()
    {
        var options = Read([]);

        options.ShouldBeEquivalentTo(new CoordinationOptions());
    }

    [Theory]
    [InlineData("Coordination", "Coordination (as a variable Coordination) is a section, not a value such as 'x'")]
    [InlineData("Coordination:Centres", "Coordination:Centres (as a variable Coordination__Centres) is a section, not a value such as 'x'")]
    [InlineData("Coordination:MaxLiveRequests:0", "Coordination:MaxLiveRequests (as a variable Coordination__MaxLiveRequests) is one value")]
    public void Options_ValueForASectionOrSectionForAValue_IsRefused(string key, string fault) =>
        Should.Throw<OptionsValidationException>(() => Read(new() { [key] = "x" })).Message.ShouldContain(fault);

    [Fact]
    public void Options_SetInCodeAsWell_CodeWins() =>
        Read(new() { ["Coordination:MaxLiveRequests"] = "18" }, options => options.MaxLiveRequests = 5).MaxLiveRequests.ShouldBe(5);

    [Fact]
    public void Options_WrongValues_NamesEachWithItsVariableAndTheMend() => Faults(new()
    {
        ["Coordination:MaxCommandsInFlight"] = "many",
        ["Coordination:IdleAfter"] = "120",
    }).ShouldBe(
    [
        "Coordination:MaxCommandsInFlight (as a variable Coordination__MaxCommandsInFlight) must be a whole number, not 'many'.",
        "Coordination:IdleAfter (as a variable Coordination__IdleAfter) must be a time as hours:minutes:seconds, such as 00:02:00, not '120'.",
    ]);

    [Theory]
    [InlineData("Coordination:MaxLiveRequest", "Coordination:MaxLiveRequest (as a variable Coordination__MaxLiveRequest) is no setting: did you mean Coordination:MaxLiveRequests?")]
    [InlineData("Coordination:Centres:Deposedfour", "Coordination:Centres:Deposedfour (as a variable Coordination__Centres__Deposedfour) is no setting: did you mean Coordination:Centres:DeposedFor?")]
    [InlineData("Coordination:Centres:Sort", "Coordination:Centres:Sort (as a variable Coordination__Centres__Sort) is no setting: it knows DeposedFor, PauseAfterFault, ReconcileEvery.")]
    [InlineData("Coordination:Cluster:SiloPort", "Coordination:Cluster (as a variable Coordination__Cluster) is no setting: it knows Access, Centres, DrainTimeout, IdleAfter, MaxCommandsInFlight, MaxLiveRequests, Postgres, Sqlite, Telemetry, Web.")]
    public void Options_UnknownKey_IsRefusedWithTheNearestName(string key, string fault) => Faults(new() { [key] = "1" }).ShouldBe([fault]);

    [Fact]
    public void Options_OutOfRange_NamesAllOfThem() => Faults(new()
    {
        ["Coordination:MaxCommandsInFlight"] = "0",
        ["Coordination:IdleAfter"] = "00:00:00.0000001",
        ["Coordination:DrainTimeout"] = "60.00:00:00",
        ["Coordination:Centres:ReconcileEvery"] = "-00:01:00",
        ["Coordination:Centres:DeposedFor"] = "31.00:00:00",
    }).ShouldBe(
    [
        "Coordination:MaxCommandsInFlight must be at least 1.",
        "Coordination:IdleAfter must be a time from one second to 30 days.",
        "Coordination:DrainTimeout must be a time from zero to 30 days.",
        "Coordination:Centres:ReconcileEvery must be a positive time of at most 30 days, or infinite (-00:00:00.0010000) for never.",
        "Coordination:Centres:DeposedFor must be a positive time of at most 30 days.",
    ]);

    [Fact]
    public void Options_OtherSectionsOfTheHouse_AreNotItsOwn() => Read(new()
    {
        ["Coordination:Web:MaxBodyBytes"] = "2048",
        ["Coordination:Sqlite:Path"] = "hall.db",
        ["Coordination:Telemetry:Metrics"] = "true",
    }).MaxLiveRequests.ShouldBe(50_000);

    [Fact]
    public async Task Start_WrongSetting_EndsItBeforeAnythingOpens()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration.AddInMemoryCollection([new("Coordination:IdleAfter", "never")]);
        builder.Services.AddCoordination().Services.AddSingleton<Coordination.Journal.IJournal>(new InMemoryJournal());
        using var host = builder.Build();

        var fault = await Should.ThrowAsync<OptionsValidationException>(() => host.StartAsync());

        fault.Message.ShouldContain("Coordination:IdleAfter");
    }

    private static string[] Faults(Dictionary<string, string?> settings) => [.. Should.Throw<OptionsValidationException>(() => Read(settings)).Failures];

    private static CoordinationOptions Read(Dictionary<string, string?> settings, Action<CoordinationOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        services.AddCoordination(configure ?? (_ => { }));
        using var provider = services.BuildServiceProvider();
        return provider.GetRequiredService<CoordinationOptions>();
    }
}
