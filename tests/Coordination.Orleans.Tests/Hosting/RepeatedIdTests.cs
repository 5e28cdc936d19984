using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Coordination.Requests;
using Coordination.Sqlite;
using Coordination.Staff;
using Coordination.TestKit.Halls;
using Coordination.TestKit.Ports;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>An application's own source of ids that gives one id again and again.</summary>
public sealed class RepeatedIdTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-ids-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Commands_WithoutAKey_AreNotTakenForRepetitions()
    {
        await using var silo = await TestSilo.StartAsync(services =>
        {
            services.AddSingleton<IIdSource, OneId>();
            services.AddSingleton(new SiloTermination(_ => { }));
            services.AddCoordination().UseSqlite(Path.Combine(_folder, "hall.db"))
                .UseSilo(new CoordinationClusterOptions { SiloPort = FreePort.Next(), GatewayPort = FreePort.Next() });
        });
        await silo.PublishAsync(Hall);
        var anna = silo.Staff(Hall, Anna);

        foreach (var command in (StaffCommand[])[new SignOn(), new PauseWork("Lunch."), new ResumeWork(), new SignOff(), new SignOn()])
        {
            (await anna.ExecuteAsync(command, TestHall.By(Anna))).Require();
        }

        (await anna.ReadAsync())!.Version.ShouldBe(5);
    }

    private sealed class OneId : IIdSource
    {
        public RequestId NextRequest(DateTimeOffset at) => new(Guid.Parse("0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21"));

        public void FillSalt(Span<byte> salt) => salt.Fill(7);
    }
}
