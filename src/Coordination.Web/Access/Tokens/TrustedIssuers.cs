using System.Collections.Immutable;
using System.Globalization;
using Coordination.Access;
using Coordination.Identity;
using Coordination.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Access.Tokens;

/// <summary>The issuers that the application's configuration names, under <c>Coordination:Access:Issuers:0:</c> and so on.</summary>
internal sealed class TrustedIssuers
{
    public const string Key = "Issuers";

    /// <exception cref="OptionsValidationException">A setting is wrong; each fault names its key.</exception>
    public TrustedIssuers(IConfiguration? configuration)
    {
        var faults = new List<string>();
        All = [.. Sections(configuration, $"{SettingsSections.Access}:{Key}").Select((section, number) => Read(configuration, section, number, faults)).OfType<TrustedIssuer>()];
        if (All.GroupBy(issuer => issuer.Authority.OriginalString.TrimEnd('/')).FirstOrDefault(same => same.Count() > 1) is { Key: { } twice })
        {
            faults.Add($"{SettingsSections.Access}:{Key} names the Authority '{twice}' twice: give its rules in one place.");
        }

        if (faults.Count > 0)
        {
            throw new OptionsValidationException(nameof(TrustedIssuers), typeof(TrustedIssuers), faults);
        }
    }

    public ImmutableArray<TrustedIssuer> All { get; }

    /// <summary>Those at which people sign in.</summary>
    public IEnumerable<TrustedIssuer> Providers => All.Where(issuer => issuer.ClientId is not null);

    /// <summary>The issuer that a token names; null of one that nobody trusts.</summary>
    public TrustedIssuer? Find(string issuer) => All.FirstOrDefault(known => known.Is(issuer));

    private static IEnumerable<string> Sections(IConfiguration? configuration, string parent) =>
        configuration?.GetSection(parent).GetChildren().Select(child => child.Path) ?? [];

    private static TrustedIssuer? Read(IConfiguration? configuration, string section, int number, List<string> faults)
    {
        var settings = new SettingsReader(configuration, section);
        var authority = Authority(settings.Text(nameof(TrustedIssuer.Authority)), section, faults);
        var (client, secret) = (settings.Text(nameof(TrustedIssuer.ClientId)), settings.Text(nameof(TrustedIssuer.ClientSecret)));
        var audience = Required(settings.Text(nameof(TrustedIssuer.Audience)) ?? client, $"{section}:{nameof(TrustedIssuer.Audience)}", "what its tokens are meant for, such as coordination", faults);
        var name = settings.Text(nameof(TrustedIssuer.Name));
        if (secret is not null && client is null)
        {
            faults.Add($"{section}:{nameof(TrustedIssuer.ClientSecret)} is the secret of no client: give {nameof(TrustedIssuer.ClientId)} too.");
        }

        settings.Leave(nameof(TrustedIssuer.Rules));
        End<TrustedIssuer>(settings, faults);
        var rules = Sections(configuration, $"{section}:{nameof(TrustedIssuer.Rules)}").Select(rule => ReadRule(configuration, rule, faults)).OfType<ClaimRule>().ToImmutableArray();
        return authority is null || audience is null ? null : new TrustedIssuer(number, authority, audience, rules) { ClientId = client, ClientSecret = secret, Name = name ?? authority.Host };
    }

    private static ClaimRule? ReadRule(IConfiguration? configuration, string section, List<string> faults)
    {
        var settings = new SettingsReader(configuration, section);
        var claim = Required(settings.Text("Claim"), $"{section}:Claim", "the name of a claim, such as groups", faults);
        var value = Required(settings.Text("Value"), $"{section}:Value", "the value that the claim must have", faults);
        var role = Enum.TryParse<Role>(settings.Text("Role"), ignoreCase: true, out var named) && Enum.IsDefined(named) && named != Role.Device ? named : default(Role?);
        if (role is null)
        {
            faults.Add($"{section}:Role must be one of {string.Join(", ", Enum.GetValues<Role>().Where(known => known != Role.Device).Select(known => known.ToString().ToLower(CultureInfo.InvariantCulture)))}.");
        }

        var hall = Id<CentreId>(settings.Text("Hall"), $"{section}:Hall", faults);
        var department = Id<DepartmentId>(settings.Text("Department"), $"{section}:Department", faults);
        if (department is not null && hall is null)
        {
            faults.Add($"{section}:Department names a department without its hall: give Hall too.");
        }

        End<ClaimRule>(settings, faults);
        return claim is null || value is null || role is null ? null : new ClaimRule(claim, value, new Grant(role.Value, hall, department));
    }

    // What is said there goes over the network in the open otherwise, and with it who may come in.
    private static Uri? Authority(string? text, string section, List<string> faults)
    {
        if (Uri.TryCreate(text, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || (uri.Scheme == Uri.UriSchemeHttp && uri.IsLoopback)) && uri is { Query: "", Fragment: "" })
        {
            return uri;
        }

        faults.Add($"{section}:Authority must be the issuer's address, such as https://login.example; http is for this machine alone.");
        return null;
    }

    private static string? Required(string? text, string key, string form, List<string> faults)
    {
        if (text is null)
        {
            faults.Add($"{key} is missing: give {form}.");
        }

        return text;
    }

    private static TId? Id<TId>(string? text, string key, List<string> faults)
        where TId : struct, IId<TId>
    {
        if (text is null || TId.TryParse(text, out var id))
        {
            return text is null ? null : TId.TryParse(text, out id) ? id : null;
        }

        faults.Add($"{key} must be {TId.Format}, not '{text}'.");
        return null;
    }

    private static void End<T>(SettingsReader settings, List<string> faults)
    {
        try
        {
            settings.End<T>();
        }
        catch (OptionsValidationException wrong)
        {
            faults.AddRange(wrong.Failures);
        }
    }
}
