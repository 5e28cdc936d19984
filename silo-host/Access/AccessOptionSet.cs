using System.CommandLine;
using System.Text.Json;
using Coordination.Access;
using Coordination.Identity;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Terminal;
using Coordination.Staff;

namespace Coordination.SiloHost.Access;

/// <summary>The options that commands on access share.</summary>
internal sealed class AccessOptionSet
{
    public Option<string?> Data { get; } = new("--data")
    {
        Description = "The journal's file; by default the one that serving keeps in the user's data directory.",
    };

    public Option<string?> Postgres { get; } = StoreChoice.Postgres();

    public Option<string?> Hall { get; } = new("--hall") { Description = "The hall; left out, all halls." };

    public Option<string?> Role { get; } = new("--role")
    {
        Description = $"The role: {string.Join(", ", Roles)}.",
    };

    public Option<string?> Department { get; } = new("--department") { Description = "The department; left out, every department." };

    public Option<string?> Principal { get; } = new("--principal") { Description = "A principal that is there, by its id." };

    public Option<string?> Staff { get; } = new("--staff") { Description = "Of somebody who works at the hall's desks: their id in its plan. Who is a principal with this role already gets another one." };

    public Option<string?> Reason { get; } = new("--reason") { Description = "Why: it is on record, and kept so that it can be erased." };

    private static IEnumerable<string> Roles => Enum.GetNames<Role>().Select(JsonNamingPolicy.KebabCaseLower.ConvertName);

    /// <exception cref="IOException">There is no such file.</exception>
    public Store ReadStore(ParseResult parsed)
    {
        if (StoreChoice.Read(parsed, Data, Postgres) is { } database)
        {
            return new DatabaseStore(database);
        }

        var file = parsed.GetValue(Data) ?? DataFile.DefaultPath("hall.db", parsed.Console());
        return File.Exists(file) && new FileInfo(file).Length > 0
            ? new FileStore(Path.GetFullPath(file))
            : throw new IOException($"{file}: there is no journal; name its file with --data.");
    }

    public CentreId? ReadHall(ParseResult parsed) => Read<CentreId>(parsed, Hall);

    public PrincipalId? ReadPrincipal(ParseResult parsed) => Read<PrincipalId>(parsed, Principal);

    /// <exception cref="UsageException">There is none in a plan of all halls.</exception>
    public StaffId? ReadStaff(ParseResult parsed) =>
        Read<StaffId>(parsed, Staff) is not { } staff ? null
        : ReadHall(parsed) is null ? throw new UsageException("--staff names somebody in a hall's plan: give its --hall as well.")
        : staff;

    public string ReadReason(ParseResult parsed) =>
        parsed.GetValue(Reason) is { } reason && !string.IsNullOrWhiteSpace(reason) ? reason : throw new UsageException("--reason is missing: say why; it is on record.");

    public Grant ReadGrant(ParseResult parsed)
    {
        var name = parsed.GetValue(Role) ?? throw new UsageException($"--role is missing: give one of {string.Join(", ", Roles)}.");
        return Roles.Contains(name)
            ? new Grant(Enum.Parse<Role>(name, ignoreCase: true), ReadHall(parsed), Read<DepartmentId>(parsed, Department))
            : throw new UsageException($"--role '{name}' is not right; give one of {string.Join(", ", Roles)}.");
    }

    /// <summary>Where a host answers.</summary>
    public static string ReadUrl(string? text) =>
        text is null ? ServeOptions.DefaultUrl
        : Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url is { PathAndQuery: "/", Fragment: "", UserInfo: "" } ? text
        : throw new UsageException($"--url '{text}' is not right; write where the host answers, such as https://hall.example.");

    /// <summary>The public part of a key, of which more may have been given.</summary>
    public static string ReadKey(string text) =>
        AccessToken.TryRead(CredentialKind.Key, text, out var id, out _) ? id.ToString()
        : AccessToken.IsPublic(text) ? text
        : throw new UsageException("--key is not right; give the whole key, or the 8 letters and digits between its two '_'.");

    private static TId? Read<TId>(ParseResult parsed, Option<string?> option)
        where TId : struct, IId<TId> =>
        parsed.GetValue(option) is not { } text ? null
        : TId.TryParse(text, out var id) ? id
        : throw new UsageException($"{option.Name} '{text}' is not right; write {TId.Format}.");
}
