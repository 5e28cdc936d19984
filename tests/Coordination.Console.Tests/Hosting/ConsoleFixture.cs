using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Batches;
using Coordination.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Sqlite;
using Coordination.Staff;
using Coordination.TestKit.Access;
using Coordination.TestKit.Clocks;
using Coordination.Web;
using Coordination.Web.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Console.Tests.Hosting;

/// <summary>A hall with its console: Anna is at work and holds a permit, two more wait for her, and a paper waits for nobody.</summary>
public sealed class ConsoleFixture : IAsyncLifetime
{
    private static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "test"));

    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-console").FullName;
    private readonly Dictionary<Grant, SignInVisitor> _visitors = [];
    private TestHost? _host;
    private int _batches;

    internal TestHost Host => _host ?? throw new InvalidOperationException("The host has not started.");

    internal Uri Address => Host.Client.BaseAddress!;

    /// <summary>What waits, the oldest first.</summary>
    internal IReadOnlyList<RequestId> Waiting { get; private set; } = [];

    /// <summary>What Anna holds.</summary>
    internal RequestId Held { get; private set; }

    public async Task InitializeAsync()
    {
        _host = await TestHost.StartAsync(
            store =>
            {
                store.Services.AddSingleton<TimeProvider>(ShiftedTime.EarlyInAnHour());
                store.UseSqlite(Path.Combine(_folder, "hall.db"));
            },
            web => web.InsecureActors = false,
            services: services => services.AddCoordinationSignIn().AddCoordinationConsole(),
            others: app => app.MapCoordinationConsole());
        foreach (var centre in new[] { ConsolePlan.Centre, ConsolePlan.Other })
        {
            (await Host.Coordination.Plan(centre).PublishAsync(ConsolePlan.Create(centre), 0, Admin)).Require();
        }

        (await Host.Coordination.Staff(ConsolePlan.Centre, new StaffId("anna")).ExecuteAsync(new SignOn("1"), Admin)).Require();
        Held = await SubmitAsync(ConsolePlan.Permit);
        await ((EmbeddedHost)Host.Coordination).WhenIdleAsync();
        Waiting = [await SubmitAsync(ConsolePlan.Permit), await SubmitAsync(ConsolePlan.Permit), await SubmitAsync(ConsolePlan.Paper)];
    }

    public async Task DisposeAsync()
    {
        foreach (var visitor in _visitors.Values)
        {
            visitor.Dispose();
        }

        await Host.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    internal async Task<RequestId> SubmitAsync(ServiceId service) => (await Host.Coordination.SubmitAsync(
        new SubmitRequest { Centre = ConsolePlan.Centre, Service = service }, new CommandMeta(Actor.Anonymous))).Require().Request;

    /// <summary>A batch that is done: one request of it has done as it was told, and one that there is not has refused.</summary>
    internal async Task<BatchId> GiveBatchAsync()
    {
        var chief = new CommandMeta(new Actor(ActorKind.Supervisor, "chief"), new CommandKey($"batch-{Interlocked.Increment(ref _batches)}"));
        var batch = BatchId.Of(ConsolePlan.Centre, chief.By, chief.Key!.Value);
        var requests = ImmutableArray.Create(await SubmitAsync(ConsolePlan.Paper), new RequestId(Guid.Parse("0190a6f2-0000-7000-8000-000000000001")));
        var start = new StartBatch(new BatchOrder(BatchVerb.Cancel), requests, Reason.Of(new ReasonId("emergency"))) { Asked = "department=papers&status=waiting", Department = ConsolePlan.Papers };
        (await Host.Coordination.Batch(ConsolePlan.Centre, batch).ExecuteAsync(start, chief)).Require();
        await Until.TrueAsync(async () => (await Host.Coordination.Batch(ConsolePlan.Centre, batch).ReadAsync())!.EndedAt is not null);
        return batch;
    }

    /// <summary>Somebody new with a role, and a link for them.</summary>
    internal Task<AccessReceipt> NewLinkAsync(Grant grant, string? staff = null) => NewLinkAsync([grant], staff);

    /// <summary>Somebody new with several roles, and a link for them.</summary>
    internal async Task<AccessReceipt> NewLinkAsync(ImmutableArray<Grant> grants, string? staff = null)
    {
        var access = grants[0].Hall is { } hall ? Host.Coordination.Access(hall) : Host.Coordination.AccessToAllHalls();
        var add = new AddPrincipal(PrincipalKind.Person) { Name = "Eva Smith", Grants = grants, Staff = staff is null ? null : new StaffId(staff), Reason = "A test." };
        var principal = (await access.ExecuteAsync(add, Admin)).Require().Principal!.Value;
        return (await access.ExecuteAsync(new IssueLink(principal, Host.Coordination.Time.GetUtcNow().AddMinutes(15)) { Reason = "A test." }, Admin)).Require();
    }

    /// <summary>Somebody who is signed in in a role; the same one for every test that asks.</summary>
    internal async Task<SignInVisitor> VisitorAsync(Grant grant, string? staff = null)
    {
        if (!_visitors.TryGetValue(grant, out var visitor))
        {
            _visitors[grant] = visitor = new SignInVisitor(Address);
            visitor.Client.DefaultRequestHeaders.Add("Sec-Fetch-Site", "same-origin");
            await visitor.SignInAsync((await NewLinkAsync(grant, staff)).Secret!);
        }

        return visitor;
    }

    internal Task<SignInVisitor> VisitorAsync(Role role) => VisitorAsync(new Grant(role, ConsolePlan.Centre));
}
