using Microsoft.AspNetCore.Http;

namespace Coordination.Web.SignIn.Passwords;

/// <summary>What somebody fills in who changes their password.</summary>
/// <param name="Login">The name they sign in by.</param>
/// <param name="Old">The password until now.</param>
/// <param name="Password">The new one.</param>
/// <param name="Again">The new one again.</param>
internal sealed record PasswordChange(string Login, string Old, string Password, string Again)
{
    public static PasswordChange Of(IFormCollection form) =>
        new(form["login"].ToString(), form["old"].ToString(), form["password"].ToString(), form["again"].ToString());
}
