using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Access;
using Coordination.SiloHost.Terminal;
using Spectre.Console;

namespace Coordination.SiloHost.Access;

/// <summary>What commands on access show, for people and for programs.</summary>
internal static class AccessOutput
{
    private static readonly JsonSerializerOptions Written = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>A key, this once: alone on its line, for whoever copies it.</summary>
    public static void WriteKey(CommandConsole console, AccessReceipt issued, bool json)
    {
        if (json)
        {
            console.Out.WriteLine(JsonSerializer.Serialize(new { issued.Principal, Key = issued.Secret, issued.ExpiresAt }, Written));
            return;
        }

        console.Out.WriteLine(issued.Secret);
        console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"It is shown this once. It is the key of {issued.Principal}, and holds until {issued.ExpiresAt:yyyy-MM-dd HH:mm} UTC."));
    }

    /// <summary>A link, this once.</summary>
    /// <param name="console">Where to.</param>
    /// <param name="issued">Whose it is, and until when.</param>
    /// <param name="link">The link.</param>
    /// <param name="isInvitation">Whether it invites to choose a password.</param>
    /// <param name="json">Whether for programs.</param>
    public static void WriteLink(CommandConsole console, AccessReceipt issued, string link, bool isInvitation, bool json)
    {
        if (json)
        {
            console.Out.WriteLine(JsonSerializer.Serialize(new { issued.Principal, Link = link, issued.ExpiresAt }, Written));
            return;
        }

        console.Out.WriteLine(link);
        console.Out.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"It is shown this once. {(isInvitation ? $"Whoever opens it chooses the name and the password by which {issued.Principal} signs in from then on" : $"It signs {issued.Principal} in")}, once, until {issued.ExpiresAt:yyyy-MM-dd HH:mm} UTC."));
    }

    public static void WriteList(CommandConsole console, IReadOnlyList<AccessListing> listings, bool json) =>
        Output.Write(console, json, () => ToJson(listings), screen => Write(screen, listings));

    /// <summary>A grant in words.</summary>
    public static string Words(Grant grant) => string.Create(
        CultureInfo.InvariantCulture,
        $"{JsonNamingPolicy.KebabCaseLower.ConvertName(grant.Role.ToString())} in {grant.Hall?.ToString() ?? "all halls"}{(grant.Department is { } department ? $", {department}" : "")}");

    private static string ToJson(IReadOnlyList<AccessListing> listings) => JsonSerializer.Serialize(
        new
        {
            Principals = listings.SelectMany(listing => listing.State.Principals.Select(principal => new
            {
                principal.Id,
                listing.State.Hall,
                principal.Kind,
                listing.Names.GetValueOrDefault(principal.Id)?.Name,
                listing.Names.GetValueOrDefault(principal.Id)?.Contact,
                principal.Staff,
                principal.Purpose,
                principal.Grants,
                principal.DisabledAt,
            })),
            Credentials = listings.SelectMany(listing => listing.State.Credentials.Select(known => new
            {
                known.Id,
                known.Kind,
                known.Principal,
                known.Scope,
                known.IssuedAt,
                known.ExpiresAt,
                known.EndedAt,
                known.Ending,
            })),
        },
        Written);

    private static void Write(IAnsiConsole screen, IReadOnlyList<AccessListing> listings)
    {
        var people = new Table().Border(TableBorder.Simple).AddColumns("principal", "name", "may", "");
        var keys = new Table().Border(TableBorder.Simple).AddColumns("credential", "of", "until", "");
        foreach (var (state, names) in listings)
        {
            foreach (var principal in state.Principals)
            {
                people.AddRow(Plain(principal.Id, names.GetValueOrDefault(principal.Id)?.Name, string.Join("; ", principal.Grants.Select(Words)), principal.DisabledAt is null ? "" : "disabled"));
            }

            foreach (var known in state.Credentials)
            {
                keys.AddRow(Plain(
                    $"{known.Kind.ToString().ToLowerInvariant()} {known.Id}", known.Principal, known.ExpiresAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture), known.Ending?.ToString().ToLowerInvariant()));
            }
        }

        screen.Write(people);
        screen.Write(keys);
    }

    private static string[] Plain(params object?[] cells) => [.. cells.Select(cell => Markup.Escape(cell?.ToString() ?? ""))];
}
