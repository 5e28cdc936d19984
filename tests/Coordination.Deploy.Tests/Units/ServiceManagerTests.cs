using System.Net.Sockets;
using System.Text;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.Deploy.Tests.Units;

/// <summary>What a unit of <c>Type=notify</c> relies on.</summary>
public sealed class ServiceManagerTests
{
    [Fact]
    public async Task Serve_ManagerListens_IsToldOfStartAndStop()
    {
        using var folder = new TemporaryFolder();
        using var socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(folder.File("notify")));
        using var server = ServingProcess.Launch(new Dictionary<string, string> { ["NOTIFY_SOCKET"] = folder.File("notify") }, "--data", folder.File("hall.db"));

        (await HearAsync(socket)).ShouldBe("READY=1");
        (await server.Client.GetAsync("/health/ready")).EnsureSuccessStatusCode();
        (await server.StopAsync()).ShouldBe(0, server.Errors);
        (await HearAsync(socket)).ShouldBe("STOPPING=1");
    }

    private static async Task<string> HearAsync(Socket socket)
    {
        var message = new byte[256];
        var length = await socket.ReceiveAsync(message).WaitAsync(TimeSpan.FromSeconds(60));
        return Encoding.UTF8.GetString(message, 0, length).TrimEnd('\n');
    }
}
