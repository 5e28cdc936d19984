using System.CommandLine;
using Coordination.Access;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Access;

/// <summary><c>access</c>: makes and revokes keys and grants in a record, also while a host serves it.</summary>
internal static class AccessCommand
{
    private static readonly AccessOptionSet Shared = new();

    private static readonly Option<string?> Name = new("--name") { Description = "What people call the new principal; kept so that it can be erased." };

    private static readonly Option<string?> Contact = new("--contact") { Description = "How to reach somebody about it; kept so that it can be erased." };

    private static readonly Option<DevicePurpose?> Purpose = new("--purpose") { Description = "What a device (--role device) is there for: display shows numbers and windows, kiosk gives out tickets, window stands at one." };

    private static readonly Option<long?> Days = NumberOption.Whole("--days", "How many days the key holds, 1 to 731; 365 when missing.", 1, 731);

    private static readonly Option<long?> Minutes = NumberOption.Whole("--minutes", "How many minutes the link works, 1 to 10080; 15 when missing.", 1, 10080);

    private static readonly Option<string?> Url = new("--url") { Description = $"Where the hall's host answers; {ServeOptions.DefaultUrl} when missing." };

    private static readonly Option<bool> Invitation = new("--invitation") { Description = "Who opens the link chooses a name and a password, to sign in by from then on." };

    private static readonly Option<string?> Key = new("--key") { Description = "The key to revoke: the whole of it, or its 8 public letters and digits." };

    private static readonly Option<bool> Take = new("--take") { Description = "Take the grant away." };

    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object." };

    public static Command Create() => new("access", "Make and revoke keys, links and grants: who may call, and what they may do. Also while a host serves the record.")
    {
        KeyCommand(), LinkCommand(), GrantCommand(), RevokeCommand(), ListCommand(),
    };

    private static Command KeyCommand() => Of(
        "key",
        "Make an API key, of a principal that is there or of a new one with one role, and print it once.",
        [Shared.Hall, Shared.Role, Shared.Department, Shared.Staff, Shared.Principal, Name, Contact, Purpose, Days, Shared.Reason, Json],
        async (parsed, desk, cancellation) =>
        {
            var add = ReadNew(parsed);
            if (add is { Kind: PrincipalKind.Device, Purpose: null })
            {
                throw new UsageException("--purpose is missing: say what the device is there for, display, kiosk or window.");
            }

            var issued = await desk.IssueKeyAsync(add, Shared.ReadPrincipal(parsed), parsed.GetValue(Days) ?? 365, Shared.ReadReason(parsed), cancellation);
            AccessOutput.WriteKey(parsed.Console(), issued, parsed.GetValue(Json));
        });

    private static Command LinkCommand() => Of(
        "link",
        "Make a link that signs somebody in, once, or invites them to choose a name and a password (--invitation): a principal that is there, or a new one with one role.",
        [Shared.Hall, Shared.Role, Shared.Department, Shared.Staff, Shared.Principal, Name, Contact, Minutes, Url, Invitation, Shared.Reason, Json],
        async (parsed, desk, cancellation) =>
        {
            var reason = parsed.GetValue(Shared.Reason) is null ? "To sign in." : Shared.ReadReason(parsed);
            var person = ReadNew(parsed) is { } add ? add with { Kind = PrincipalKind.Person } : null;
            var issued = await desk.IssueLinkAsync(person, Shared.ReadPrincipal(parsed), parsed.GetValue(Minutes) ?? 15, parsed.GetValue(Invitation), reason, cancellation);
            AccessOutput.WriteLink(parsed.Console(), issued, StartLinks.Of(AccessOptionSet.ReadUrl(parsed.GetValue(Url)), issued.Secret!, parsed.GetValue(Invitation)), parsed.GetValue(Invitation), parsed.GetValue(Json));
        });

    private static Command GrantCommand() => Of(
        "grant",
        "Give a principal a role, or take it away.",
        [Shared.Hall, Shared.Role, Shared.Department, Shared.Principal, Take, Shared.Reason],
        async (parsed, desk, cancellation) =>
        {
            var principal = Shared.ReadPrincipal(parsed) ?? throw new UsageException("--principal is missing: name whose role it is; 'silo-host access list' shows them.");
            var grant = Shared.ReadGrant(parsed);
            await desk.GrantAsync(principal, grant, parsed.GetValue(Take), Shared.ReadReason(parsed), cancellation);
            parsed.Console().Out.WriteLine($"{principal} {(parsed.GetValue(Take) ? "has no more" : "has")} the role {AccessOutput.Words(grant)}.");
        });

    private static Command RevokeCommand() => Of(
        "revoke",
        "Revoke a key, or all that a principal has. It holds on every silo within five seconds.",
        [Key, Shared.Principal, Shared.Reason],
        async (parsed, desk, cancellation) =>
        {
            var revoked = (parsed.GetValue(Key), Shared.ReadPrincipal(parsed)) switch
            {
                ({ } key, null) => await desk.RevokeAsync(AccessOptionSet.ReadKey(key), Shared.ReadReason(parsed), cancellation),
                (null, { } principal) => await desk.DisableAsync(principal, Shared.ReadReason(parsed), cancellation),
                _ => throw new UsageException("Give --key to revoke one key, or --principal to end all that somebody may do: one of them."),
            };
            parsed.Console().Out.WriteLine($"{revoked} is revoked.");
        });

    private static Command ListCommand() => Of(
        "list",
        "Show principals with their grants, and their keys without secrets.",
        [Shared.Hall, Json],
        async (parsed, desk, cancellation) => AccessOutput.WriteList(parsed.Console(), await desk.ListAsync(Shared.ReadHall(parsed), cancellation), parsed.GetValue(Json)));

    private static Command Of(string name, string description, Option[] options, Func<ParseResult, AccessDesk, CancellationToken, Task> run)
    {
        var command = new Command(name, description) { Shared.Data, Shared.Postgres };
        foreach (var option in options)
        {
            command.Options.Add(option);
        }

        command.Exclude(Shared.Data, Shared.Postgres);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var desk = await AccessDesk.OpenAsync(Shared.ReadStore(parsed), cancellation);
            await run(parsed, desk, cancellation);
            return ExitCode.Success;
        });
        return command;
    }

    private static AddPrincipal? ReadNew(ParseResult parsed)
    {
        if (Shared.ReadPrincipal(parsed) is not null)
        {
            return null;
        }

        var grant = Shared.ReadGrant(parsed);
        return new AddPrincipal(grant.Role switch
        {
            Role.Device => PrincipalKind.Device,
            Role.Portal or Role.Viewer or Role.Auditor => PrincipalKind.System,
            _ => PrincipalKind.Person,
        })
        {
            Name = parsed.GetValue(Name),
            Contact = parsed.GetValue(Contact),
            Purpose = parsed.GetValue(Purpose),
            Staff = Shared.ReadStaff(parsed),
            Grants = [grant],
        };
    }
}
