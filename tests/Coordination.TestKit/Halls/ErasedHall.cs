using System.Globalization;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Erasures;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.TestKit.Halls;

/// <summary>A hall in which words of people came on record in every way there is, with requests and with every other kind of grain, beside others', and were erased.</summary>
internal static class ErasedHall
{
    private const string Contact = "planted@example.org";

    private const int WithRequests = 20;

    private static readonly CommandMeta Asker = new(new Actor(ActorKind.Supervisor, "asker"));
    private static readonly CommandMeta Approver = new(new Actor(ActorKind.Administrator, "approver"));

    /// <summary>The words, each of them like no other text.</summary>
    public static IReadOnlyList<string> Planted { get; } =
        [.. Enumerable.Range(0, WithRequests + 7).Select(number => string.Create(CultureInfo.InvariantCulture, $"Zacma{number * 7919 % 100_000:D5}Unikat"))];

    /// <summary>Lives in a journal that is empty, and opens it.</summary>
    /// <param name="journal">The journal.</param>
    /// <param name="whilePlanted">Is told when everything is there and nothing is erased yet.</param>
    public static async Task LiveAsync(IJournal journal, Func<Task> whilePlanted)
    {
        await using var host = new EmbeddedHost(journal, new CoordinationOptions(), TimeProvider.System, new RandomIds(), NullLoggerFactory.Instance);
        await host.StartAsync();
        await PlantElsewhereAsync(host, new Queue<string>(Planted.Skip(WithRequests)));
        var words = new Queue<string>(Planted.Take(WithRequests));
        while (words.Count > 0)
        {
            await PlantAsync(host, words);
            var other = await SubmitAsync(host, new PersonalDetails("Somebody else", "else@example.org", "Another matter."));
            (await host.Request(other).ExecuteAsync(new CancelRequest("No matter."), TestHall.Citizen())).Require();
        }

        await host.WhenIdleAsync();
        await whilePlanted();
        var ask = new AskErasure(ErasureKind.Erase, "consent-withdrawn") 
        {
            Contact = Contact.ToUpperInvariant(),
            Grains = [Texts(GrainKey.OfPlan(Hall)), Texts(GrainKey.Of(Hall)), Texts(GrainKey.Of(Hall, Desk)), Texts(GrainKey.Of(Hall, Anna)), Texts(AccessGrainKind.KeyOf(Hall), 1), Texts(ErasuresGrainKind.KeyOf(Hall))],
            Reason = "They asked.",
        };
        var number = (await host.Erasures(Hall).ExecuteAsync(ask, Asker)).Require().Number!.Value;
        (await host.Erasures(Hall).ExecuteAsync(new ApproveErasure(number) { Reason = "They proved who they are." }, Approver)).Require();
        await host.WhenIdleAsync();
        (await host.Erasures(Hall).ReadAsync())!.Find(number)!.Stage.ShouldBe(ErasureStage.Done);
    }

    private static GrainTexts Texts(GrainKey grain, params long[] versions) => new(grain.Kind, grain.Id, [.. versions]);

    // With the plan, and then one without; and as reasons with everything else that a hall has.
    private static async Task PlantElsewhereAsync(EmbeddedHost host, Queue<string> words)
    {
        var plan = OneDesk();
        var named = plan with { Staff = [.. plan.Staff.Select(person => person with { Name = person.Id == Anna ? words.Dequeue() : null })] };
        (await host.Plan(Hall).PublishAsync(named, null, Approver, words.Dequeue())).Require();
        (await host.Plan(Hall).PublishAsync(plan with { Staff = [.. plan.Staff.Select(person => person with { Name = null })] }, null, Approver)).Require();
        (await host.Centre(Hall).ExecuteAsync(new DeclareCrisis(words.Dequeue()), Asker)).Require();
        (await host.Centre(Hall).ExecuteAsync(new LiftCrisis("Over."), Asker)).Require();
        (await host.Department(Hall, Desk).ExecuteAsync(new CloseDepartment(words.Dequeue()), Asker)).Require();
        (await host.Department(Hall, Desk).ExecuteAsync(new ReopenDepartment("Over."), Asker)).Require();
        (await host.Staff(Hall, Anna).ExecuteAsync(new SignOn { Reason = words.Dequeue() }, TestHall.By(Anna))).Require();
        (await host.Access(Hall).ExecuteAsync(new AddPrincipal(PrincipalKind.Person) { Name = words.Dequeue(), Reason = "New." }, Approver)).Require();
        (await host.Erasures(Hall).ExecuteAsync(new FindRequests { Contact = "nobody@example.org", Reason = words.Dequeue() }, Asker)).Require();
    }

    // Five words a matter: with the submission, when documents are asked for, with the rating, and why somebody has looked.
    private static async Task PlantAsync(EmbeddedHost host, Queue<string> words)
    {
        var request = await SubmitAsync(host, new PersonalDetails(words.Dequeue(), $"+48 22 1, {Contact}", words.Dequeue()));
        await host.WhenIdleAsync();
        var item = (await host.Request(request).ReadAsync())!.Items[0];
        var peer = host.Peers.Request(request);
        (await peer.ExecuteAsync(new AskDocuments(0, item.Holder!.Value, ["form"], words.Dequeue()), TestHall.By(item.Holder.Value))).Require();
        (await peer.ExecuteAsync(new SupplyDocuments(["form"]), TestHall.Citizen())).Require();
        await host.WhenIdleAsync();
        item = (await host.Request(request).ReadAsync())!.Items[0];
        (await peer.ExecuteAsync(new StartItem(0, item.Holder!.Value), TestHall.By(item.Holder.Value))).Require();
        (await peer.ExecuteAsync(new CompleteItem(0, item.Holder.Value), TestHall.By(item.Holder.Value))).Require();
        (await peer.ExecuteAsync(new RateRequest(5, words.Dequeue()), TestHall.Citizen())).Require();
        (await host.Peers.NoteAsync(GrainKey.Of(request), new LookAtTexts(words.Dequeue()), Asker)).Require();
    }

    private static async Task<RequestId> SubmitAsync(EmbeddedHost host, PersonalDetails personal) =>
        (await host.SubmitAsync(new SubmitRequest { Centre = Hall, Service = Passport, Personal = personal }, TestHall.Citizen())).Require().Request;
}
