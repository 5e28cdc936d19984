namespace Coordination.Web.SignIn.Passwords;

/// <summary>What a name and a new password must be: long, and not plain. Nothing is asked of their characters (NIST SP 800-63B, 5.1.1).</summary>
internal static class PasswordRules
{
    public const int Shortest = 12;
    public const int Longest = 128;

    private const int Different = 5;
    private const int LongestLogin = 100;

    /// <summary>The text that says what is wrong; null where nothing is.</summary>
    public static string? Check(string login, string password, string again) =>
        !IsLogin(login) ? "LoginForm"
        : password.Length is < Shortest or > Longest ? "PasswordLength"
        : password.Distinct().Count() < Different || password.Contains(login, StringComparison.OrdinalIgnoreCase) ? "PasswordPlain"
        : password != again ? "PasswordsDiffer"
        : null;

    /// <summary>Whether it can be a name to sign in by.</summary>
    public static bool IsLogin(string login) => login.Length is >= 3 and <= LongestLogin && !login.Any(letter => char.IsControl(letter) || char.IsWhiteSpace(letter));

    /// <summary>The one form of a name, however it is typed.</summary>
    public static string FormOf(string login) => login.Trim().Normalize(System.Text.NormalizationForm.FormKC).ToLowerInvariant();
}
