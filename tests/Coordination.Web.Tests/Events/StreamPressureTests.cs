using System.Net.Sockets;
using System.Text;
using Coordination.Web.Tests.Hosting;
using Shouldly;

namespace Coordination.Web.Tests.Events;

public sealed class StreamPressureTests : IAsyncLifetime
{
    private const int Requests = 400;
    private readonly HallFixture _hall = new() { MaxEventStreams = 3 };

    public Task InitializeAsync() => _hall.InitializeAsync();

    public Task DisposeAsync() => _hall.DisposeAsync();

    [Fact]
    public async Task Stream_ReaderThatNeverReads_HoldsUpNobody()
    {
        using var sleeper = await SleepingReaderAsync();
        await using var reader = await SseReader.OpenAsync(_hall.Host.Client, "/management/v1/events?kind=request");
        await reader.CommentAsync();
        var lane = _hall.NextLane();

        var submitted = await Task.WhenAll(Enumerable.Range(0, Requests).Select(_ => lane.SubmitAsync()));

        var seen = new HashSet<string>();
        while (seen.Count < Requests)
        {
            seen.Add((await reader.NextAsync())!["id"]!);
        }

        seen.ShouldBe(submitted, ignoreOrder: true);
        sleeper.Connected.ShouldBeTrue();
    }

    [Fact]
    public async Task Stream_MoreThanAllowed_IsRefusedUntilOneEnds()
    {
        var readers = new List<SseReader>();
        for (var i = 0; i < 3; i++)
        {
            readers.Add(await SseReader.OpenAsync(_hall.Host.Client, "/v1/events"));
        }

        (await _hall.Api.GetAsync("/v1/events")).ShouldBeProblem(503, "busy").RetryAfter.ShouldBe("5");
        await readers[0].DisposeAsync();
        await Until.TrueAsync(async () => await OpensAsync());
        await readers[1].DisposeAsync();
        await readers[2].DisposeAsync();
    }

    private async Task<bool> OpensAsync()
    {
        using var response = await _hall.Host.Client.GetAsync("/v1/events", HttpCompletionOption.ResponseHeadersRead);
        return response.IsSuccessStatusCode;
    }

    private async Task<TcpClient> SleepingReaderAsync()
    {
        var address = _hall.Host.Client.BaseAddress!;
        var client = new TcpClient { ReceiveBufferSize = 1024 };
        await client.ConnectAsync(address.Host, address.Port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET /management/v1/events?after=0 HTTP/1.1\r\nHost: {address.Authority}\r\n\r\n"));
        return client;
    }
}
