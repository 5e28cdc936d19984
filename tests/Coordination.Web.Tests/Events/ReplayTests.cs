using System.Reflection;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Testing.Journal;
using Coordination.Web.Events;
using Coordination.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;

namespace Coordination.Web.Tests.Events;

/// <summary>Whoever reads what has happened long ago costs what they read, and holds up nobody.</summary>
public sealed class ReplayTests : IAsyncLifetime
{
    private readonly CountingJournal _journal = CountingJournal.Around(new InMemoryJournal());
    private TestHost _host = null!;

    private Api Api => new(_host.Client);

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync(store => store.Services.AddSingleton((IJournal)(object)_journal));
        await _host.PublishAsync();
    }

    public async Task DisposeAsync() => await _host.DisposeAsync();

    [Fact]
    public async Task Stream_OfOneRequestFromTheBeginning_ReadsThatRequestAlone()
    {
        var request = await SubmitAsync();
        await SubmitManyAsync(1500);
        (await Api.PostAsync($"/v1/requests/{request}/cancel")).ShouldBe(200);
        await ((EmbeddedHost)_host.Coordination).WhenIdleAsync();
        var feed = _journal.Calls(nameof(IJournal.ReadFeedAsync));

        await using var reader = await SseReader.OpenAsync(_host.Client, $"/v1/events?request={request}&after=0");
        var first = await reader.NextAsync();
        var names = new List<string?> { first!.Name };
        while (names[^1] != "request.cancelled")
        {
            names.Add((await reader.NextAsync())!.Name);
        }

        names[0].ShouldBe("request.submitted");
        (_journal.Calls(nameof(IJournal.ReadFeedAsync)) - feed).ShouldBeLessThanOrEqualTo(2);

        // And it goes on with what happens next.
        (await Api.PostAsync($"/management/v1/requests/{request}/reopen", new { reason = "again" }, Api.Supervisor)).ShouldBe(200);
        (await reader.NextAsync())!.Name.ShouldBe("request.reopened");
    }

    [Fact]
    public async Task Stream_OfOneRequestAfterAnEvent_LeavesNothingOutAndRepeatsNothing()
    {
        var request = await SubmitAsync();
        (await Api.PostAsync($"/v1/requests/{request}/cancel")).ShouldBe(200);
        await using var whole = await SseReader.OpenAsync(_host.Client, $"/v1/events?request={request}&after=0");
        var first = await whole.NextAsync();
        var second = await whole.NextAsync();

        await using var rest = await SseReader.OpenAsync(_host.Client, $"/v1/events?request={request}&after={first!.Id}");

        (await rest.NextAsync())!.Id.ShouldBe(second!.Id);
    }

    [Fact]
    public async Task Turns_ManyWhoReplay_AreAsManyAtATimeAsThereArePlaces()
    {
        using var turns = new ReplayTurns(TimeProvider.System);
        var (running, most, order) = (0, 0, new List<int>());
        var gate = new Lock();

        await Task.WhenAll(Enumerable.Range(0, 50).Select(number => turns.TakeAsync(() => ReadAsync(number), CancellationToken.None)));

        most.ShouldBe(ReplayTurns.AtOnce);
        order.Order().ShouldBe(Enumerable.Range(0, 50));

        async Task<int> ReadAsync(int number)
        {
            lock (gate)
            {
                most = Math.Max(most, ++running);
                order.Add(number);
            }

            await Task.Yield();
            lock (gate)
            {
                running--;
            }

            return number;
        }
    }

    [Fact]
    public async Task Turns_WhoLeavesTheQueue_LeavesThePlaceToOthers()
    {
        using var turns = new ReplayTurns(TimeProvider.System);
        var held = new TaskCompletionSource<int>();
        var holders = Enumerable.Range(0, ReplayTurns.AtOnce).Select(_ => turns.TakeAsync(() => held.Task, CancellationToken.None)).ToList();
        using var leaves = new CancellationTokenSource();
        var left = turns.TakeAsync(() => Task.FromResult(0), leaves.Token);
        var next = turns.TakeAsync(() => Task.FromResult(7), CancellationToken.None);

        await leaves.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => left);
        held.SetResult(1);

        (await next).ShouldBe(7);
        await Task.WhenAll(holders);
    }

    [Fact]
    public async Task Stream_FromTheBeginningOfALongJournal_TellsEverythingInOrder()
    {
        await SubmitManyAsync(1500);
        var last = await _host.Coordination.Journal.ReadLastSequenceAsync();
        await using var reader = await SseReader.OpenAsync(_host.Client, "/management/v1/events?after=0");

        for (var sequence = 1L; sequence <= last; sequence++)
        {
            (await reader.NextAsync())!.Id.ShouldBe(sequence);
        }
    }

    private async Task<string> SubmitAsync() =>
        (await Api.PostAsync("/v1/centres/hall/requests", new { service = "service-1" })).ShouldBe(201)["request"]!;

    private Task SubmitManyAsync(int count) => Parallel.ForEachAsync(
        Enumerable.Range(0, count), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (_, _) => await SubmitAsync());
}

/// <summary>Counts the calls of a journal's members.</summary>
#pragma warning disable CA1852 // The proxy that is made at run time derives from it.
internal class CountingJournal : DispatchProxy
#pragma warning restore CA1852
{
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, int> _calls = new();
    private IJournal? _inner;

    public static CountingJournal Around(IJournal inner)
    {
        var journal = (CountingJournal)(object)Create<IJournal, CountingJournal>();
        journal._inner = inner;
        return journal;
    }

    public int Calls(string member) => _calls.GetValueOrDefault(member);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        _calls.AddOrUpdate(targetMethod!.Name, 1, static (_, count) => count + 1);
        return targetMethod.Invoke(_inner, args);
    }
}
