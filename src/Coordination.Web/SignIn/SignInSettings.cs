using Coordination.Settings;
using Coordination.Web.Access.Tokens;
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
        settings.Leave(TrustedIssuers.Key);
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
