using Coordination.Access;
using Coordination.TestKit.Halls;
using Shouldly;

namespace Coordination.Tests.Access;

/// <summary>A hall with its access, and short ways to command it.</summary>
internal sealed class AccessHall : IAsyncDisposable
{
    public static readonly CommandMeta Admin = new(new Actor(ActorKind.Administrator, "admin"));

    private AccessHall(TestHall hall) => (Hall, Directory) = (hall, new AccessDirectory(hall.Journal, hall.Clock));

    public TestHall Hall { get; }

    public AccessDirectory Directory { get; }

    public IAccessGrain Access => Hall.Host.Access(TestPlans.Hall);

    public DateTimeOffset Now => Hall.Clock.GetUtcNow();

    public static async Task<AccessHall> OpenAsync() => new(await TestHall.OpenAsync(TestPlans.OneDesk()));

    public static AddPrincipal Portal(params Grant[] grants) => new(PrincipalKind.System)
    {
        Name = "Town portal",
        Contact = "portal@example.org",
        Grants = grants.Length > 0 ? [.. grants] : [new Grant(Role.Portal, TestPlans.Hall)],
        Reason = "It submits for citizens.",
    };

    public static AddPrincipal Person(params Grant[] grants) => new(PrincipalKind.Person) { Name = "Eva", Grants = [.. grants], Reason = "She works here." };

    public async Task<PrincipalId> AddAsync(AddPrincipal command) => (await GiveAsync(command)).Principal!.Value;

    public async Task<AccessReceipt> IssueKeyAsync(PrincipalId principal, TimeSpan? lives = null, params Grant[] scope) =>
        await GiveAsync(new IssueKey(principal, Now + (lives ?? TimeSpan.FromDays(30))) { Scope = [.. scope], Reason = "A key." });

    public async Task<AccessReceipt> GiveAsync(AccessCommand command) => (await Access.ExecuteAsync(command, Admin)).Require();

    public async Task<Refusal> RefuseAsync(AccessCommand command) => (await Access.ExecuteAsync(command, Admin)).Refusal.ShouldNotBeNull();

    public async Task<AccessAnswer> CheckAsync(string? key, CredentialKind kind = CredentialKind.Key)
    {
        await Directory.RequireCurrentAsync();
        return Directory.Check(kind, key);
    }

    public async ValueTask DisposeAsync()
    {
        Directory.Dispose();
        await Hall.DisposeAsync();
    }
}
