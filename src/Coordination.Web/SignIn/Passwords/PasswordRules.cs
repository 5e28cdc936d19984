using Coordination.Access;
using Microsoft.AspNetCore.Identity;

namespace Coordination.Web.SignIn.Passwords;

/// <summary>What a new password must be: long, and not plain. Of their characters nothing is asked (NIST SP 800-63B, 5.1.1) but what the settings ask for.</summary>
internal static class PasswordRules
{
    public const int Longest = 128;

    private static readonly PasswordValidator<PrincipalState> Letters = new();

    // The kinds of characters that may be asked for: whether they are, what is one, and the text that names it.
    private static readonly (Func<PasswordOptions, bool> IsAsked, Func<char, bool> Is, string Name)[] Kinds =
    [
        (options => options.RequireLowercase, Letters.IsLower, "SmallLetter"),
        (options => options.RequireUppercase, Letters.IsUpper, "CapitalLetter"),
        (options => options.RequireDigit, Letters.IsDigit, "Digit"),
        (options => options.RequireNonAlphanumeric, letter => !Letters.IsLetterOrDigit(letter), "Sign"),
    ];

    /// <summary>The text that says what is wrong; null where nothing is.</summary>
    /// <param name="options">What the settings ask for.</param>
    /// <param name="login">The name in its one form.</param>
    /// <param name="password">The password.</param>
    /// <param name="again">The same, typed again.</param>
    public static string? Check(PasswordOptions options, string login, string password, string again) =>
        password.Length < options.RequiredLength || password.Length > Longest ? "PasswordLength"
        : password.Distinct().Count() < options.RequiredUniqueChars || password.Contains(login, StringComparison.OrdinalIgnoreCase) ? "PasswordPlain"
        : Kinds.Any(kind => kind.IsAsked(options) && !password.Any(kind.Is)) ? "PasswordKinds"
        : password != again ? "PasswordsDiffer"
        : null;

    /// <summary>The texts that name the kinds of characters that are asked for.</summary>
    public static IEnumerable<string> KindsOf(PasswordOptions options) => Kinds.Where(kind => kind.IsAsked(options)).Select(kind => kind.Name);
}
