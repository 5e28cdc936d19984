using System.Globalization;
using System.Runtime.Versioning;
using System.Text.RegularExpressions;
using Coordination.SiloHost.TestKit;
using Coordination.TestKit.Needs;
using Coordination.TestKit.Ports;
using Coordination.TestKit.Postgres;
using Shouldly;
using Xunit;

namespace Coordination.Deploy.Tests;

/// <summary>Whoever pastes the commands of docs/cluster.md has a cluster that serves, and one that leaves.</summary>
[NeedsPostgres(Own = true)]
[UnsupportedOSPlatform("windows")]
public sealed class ClusterPageTests : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();
    private PostgresServer _server = null!;

    public async Task InitializeAsync() => _server = await PostgresServer.StartOwnAsync();

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }

    [NeedFact]
    public async Task Page_CommandsAsWritten_MakeAClusterThatServes() => await RunAsync("");

    [NeedFact]
    public async Task Page_WithItsCertificates_MakesAClusterThatServes()
    {
        await RunAsync(Deployment.Block("../docs/cluster.md", "tls") + """
            export COORDINATION_TLS_CERTIFICATE=silo.pem COORDINATION_TLS_KEY=silo.key COORDINATION_TLS_AUTHORITY=authority.pem

            """);

        File.GetUnixFileMode(_folder.File("silo.key")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    private async Task RunAsync(string before)
    {
        const string Built = "silo=silo-host/bin/Release/net10.0/silo-host.dll";
        var block = Deployment.Block("../docs/cluster.md", "run");
        block.ShouldContain(Built);
        string[] shown = [.. Regex.Matches(block, @"(?<=(127\.0\.0\.1:|-port ))\d{4,5}").Select(port => port.Value).Distinct()];
        shown.Length.ShouldBe(7);
        var ports = shown.ToDictionary(port => port, _ => FreePort.Next().ToString(CultureInfo.InvariantCulture));

        // The program that was built beside the tests, on ports that nobody else has: this machine may have a cluster already.
        var commands = Regex.Replace(block, $@"\b({string.Join('|', shown)})\b", port => ports[port.Value])
            .Replace(Built, $"silo='{SiloHostProgram.Assembly}'", StringComparison.Ordinal)
            .Replace("roles=deploy", $"roles={Cli.Repository}/deploy", StringComparison.Ordinal);
        var said = await PostgresShell.RunAsync(_server, Path.GetDirectoryName(_folder.File("x"))!, $"trap 'kill $(jobs -p) 2> /dev/null || true' EXIT\n{before}{commands}");

        foreach (var port in new[] { "5081", "5082", "5083" })
        {
            said.ShouldContain($"http://127.0.0.1:{ports[port]} is ready.");
        }
    }
}
