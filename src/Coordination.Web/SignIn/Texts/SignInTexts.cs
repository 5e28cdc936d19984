using System.Globalization;
using System.Resources;
using Coordination.Access;
using Coordination.Plans;
using Coordination.Web.Binding;
using Coordination.Web.SignIn.Passwords;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;

namespace Coordination.Web.SignIn.Texts;

/// <summary>The pages' words in one language.</summary>
/// <remarks>Two sets of resources and no culture of the system: a host without the data of cultures speaks both.</remarks>
internal sealed class SignInTexts
{
    private static readonly SignInTexts English = new("en", "English");
    private static readonly SignInTexts Chinese = new("zh", "Chinese");
    private static readonly SignInTexts[] All = [English, Chinese];

    private readonly ResourceManager _words;

    private SignInTexts(string language, string words) =>
        (Language, _words) = (language, new ResourceManager($"{typeof(SignInTexts).Namespace}.{words}", typeof(SignInTexts).Assembly));

    /// <summary>The language's tag.</summary>
    public string Language { get; }

    /// <summary>The language that the address chooses; null where it chooses none that there is.</summary>
    public static string? Chosen(HttpRequest request) =>
        request.Query[SignInPages.Language] is [{ } chosen] ? Find(chosen)?.Language : null;

    /// <summary>Whether the address chooses a language that there is not, or several.</summary>
    public static bool IsUnknownChosen(HttpRequest request) => request.Query.ContainsKey(SignInPages.Language) && Chosen(request) is null;

    /// <summary>As the address says, or the reader has chosen before, or as the browser asks, or English.</summary>
    public static SignInTexts For(HttpRequest request) =>
        (Chosen(request) is { } chosen ? Find(chosen) : null)
        ?? (ReaderLanguage.Of(request) is { } kept ? Find(kept) : null)
        ?? Asked(request);

    /// <summary>As the browser asks, or English.</summary>
    public static SignInTexts Asked(HttpRequest request) =>
        AskedLanguages.Of(request).Tags.Select(Find).FirstOrDefault(found => found is not null) ?? English;

    /// <summary>A text by its name.</summary>
    public string Of(string name) => _words.GetString(name, CultureInfo.InvariantCulture) ?? throw new ArgumentException($"There is no text '{name}' in {Language}.", nameof(name));

    /// <summary>A text by its name, with what a password must be where it says so.</summary>
    public string Of(string name, PasswordOptions rules) => string.Format(
        CultureInfo.InvariantCulture, Of(name), rules.RequiredLength, PasswordRules.Longest, string.Join(Of("KindsBetween"), PasswordRules.KindsOf(rules).Select(Of)));

    /// <summary>A text by its name, about something.</summary>
    public string Of(string name, string about) => string.Format(CultureInfo.InvariantCulture, Of(name), about);

    /// <summary>A grant in words, by the names of its hall's plan where that is known.</summary>
    public string Of(Grant grant, HallPlan? plan)
    {
        var where = grant.Hall is { } hall ? plan?.Name.In(Language) ?? hall.ToString() : Of("AllHalls");
        var part = grant.Department is not { } department ? "" : $" / {plan?.Departments.FirstOrDefault(one => one.Id == department)?.Name.In(Language) ?? department.ToString()}";
        return string.Format(CultureInfo.InvariantCulture, Of("RoleInHall"), Of($"Role{grant.Role}"), where + part);
    }

    /// <summary>Several names in a row.</summary>
    public string Of(IEnumerable<string> names) => string.Join(Of("KindsBetween"), names);

    private static SignInTexts? Find(string asked) => Array.Find(
        All, texts => asked.Equals(texts.Language, StringComparison.OrdinalIgnoreCase) || asked.StartsWith($"{texts.Language}-", StringComparison.OrdinalIgnoreCase));
}
