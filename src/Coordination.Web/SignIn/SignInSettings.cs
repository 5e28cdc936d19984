using Coordination.Settings;
using Coordination.Web.Access.Tokens;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Coordination.Web.SignIn;

/// <summary>Takes how people sign in from the application's configuration, under <c>Coordination:Access:</c>.</summary>
/// <remarks>What the application's code sets comes after, and wins.</remarks>
internal sealed class SignInSettings(IConfiguration? configuration) : IConfigureOptions<CoordinationSignInOptions>
{
    public void Configure(CoordinationSignInOptions options)
    {
        var settings = new SettingsReader(configuration, SettingsSections.Access);
        options.SessionIdle = settings.Time(nameof(options.SessionIdle), options.SessionIdle);
        options.SessionLifetime = settings.Time(nameof(options.SessionLifetime), options.SessionLifetime);
        options.Installation = settings.Text(nameof(options.Installation)) ?? options.Installation;
        settings.Leave(TrustedIssuers.Key, nameof(options.Password));
        settings.End<CoordinationSignInOptions>();
        ReadPassword(options.Password);
    }

    private void ReadPassword(PasswordOptions password)
    {
        var settings = new SettingsReader(configuration, $"{SettingsSections.Access}:{nameof(CoordinationSignInOptions.Password)}");
        password.RequiredLength = settings.Whole(nameof(password.RequiredLength), password.RequiredLength);
        password.RequiredUniqueChars = settings.Whole(nameof(password.RequiredUniqueChars), password.RequiredUniqueChars);
        password.RequireDigit = settings.Flag(nameof(password.RequireDigit), password.RequireDigit);
        password.RequireLowercase = settings.Flag(nameof(password.RequireLowercase), password.RequireLowercase);
        password.RequireUppercase = settings.Flag(nameof(password.RequireUppercase), password.RequireUppercase);
        password.RequireNonAlphanumeric = settings.Flag(nameof(password.RequireNonAlphanumeric), password.RequireNonAlphanumeric);
        settings.End<CoordinationSignInOptions>();
    }
}

/// <summary>Refuses settings of the sign-in that are out of their range, at the application's start.</summary>
internal sealed class SignInSettingsValidation : IValidateOptions<CoordinationSignInOptions>
{
    public ValidateOptionsResult Validate(string? name, CoordinationSignInOptions options)
    {
        var faults = options.Faults();
        return faults.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(faults);
    }
}
