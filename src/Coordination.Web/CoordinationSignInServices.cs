using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Access;
using Coordination.Web.SignIn;
using Coordination.Web.SignIn.Passwords;
using Coordination.Web.SignIn.Providers;
using Coordination.Web.SignIn.Rings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

namespace Coordination.Web;

/// <summary>Adds the sign-in of people: links that work once, sessions, and the pages for them.</summary>
public static class CoordinationSignInServices
{
    // The ring is read and written when somebody signs in, and not before the store is open.
    private const string RingAtStart = "DataProtectionHostedService";

    // OWASP's figure for PBKDF2 with HMAC-SHA-512.
    private const int PasswordRounds = 210_000;

    /// <summary>Adds access and, with it, the sign-in of people. <c>MapCoordination</c> maps its pages.</summary>
    public static IServiceCollection AddCoordinationSignIn(this IServiceCollection services) => services.AddCoordinationSignIn(_ => { });

    /// <summary>The same, with options; they are checked when the application starts.</summary>
    public static IServiceCollection AddCoordinationSignIn(this IServiceCollection services, Action<CoordinationSignInOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        services.AddCoordinationAccess();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IConfigureOptions<CoordinationSignInOptions>, SignInSettings>(
            provider => new SignInSettings(provider.GetService<IConfiguration>())));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<CoordinationSignInOptions>, SignInSettingsValidation>());
        services.AddOptions<CoordinationSignInOptions>().Configure(configure).ValidateOnStart();
        if (services.Any(service => service.ServiceType == typeof(SessionCookie)))
        {
            return services;
        }

        AddForms(services);
        AddRing(services);
        AddProviders(services);
        services.AddSingleton<CookieNames>();
        services.AddSingleton(MakeCookie);
        services.AddSingleton<SessionOpener>();
        AddPasswords(services);
        services.AddSingleton<HallTitles>();
        new AuthenticationBuilder(services)
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(CoordinationSessionDefaults.AuthenticationScheme, null)
            .AddPolicyScheme(AccessSchemes.Any, null, choice => choice.ForwardDefaultSelector = call => AccessSchemes.Of(call) ?? CoordinationKeyDefaults.AuthenticationScheme);
        return services;
    }

    private static SessionCookie MakeCookie(IServiceProvider provider) => new(
        provider.GetRequiredService<IDataProtectionProvider>(),
        provider.GetRequiredService<CookieNames>(),
        provider.GetRequiredService<IOptions<CoordinationSignInOptions>>(),
        provider.GetRequiredService<ICoordination>().Time);

    // Where the application's store keeps no ring, the application says itself where it is kept, as for every other of its cookies.
    private static void AddRing(IServiceCollection services)
    {
        services.AddDataProtection().SetApplicationName("Coordination");
        services.RemoveAll(service => service.ImplementationType?.Name == RingAtStart);
        services.AddSingleton<IConfigureOptions<KeyManagementOptions>>(provider => new ConfigureOptions<KeyManagementOptions>(options =>
        {
            if (provider.GetService<IJournal>() is IKeyRing ring)
            {
                options.XmlRepository ??= new StoredKeyRing(ring);
                options.XmlEncryptor ??= new PlainKeys();
            }
        }));
    }

    // The framework's services of OpenID Connect; its schemes follow from the settings.
    private static void AddProviders(IServiceCollection services)
    {
        services.AddSingleton<ProviderSchemes>();
        services.AddSingleton<ProviderCookie>();
        services.AddSingleton<ProviderSignOut>();
        services.AddSingleton<IConfigureOptions<AuthenticationOptions>>(provider => provider.GetRequiredService<ProviderSchemes>());
        services.AddSingleton<IConfigureOptions<OpenIdConnectOptions>>(provider => provider.GetRequiredService<ProviderSchemes>());
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IPostConfigureOptions<OpenIdConnectOptions>, OpenIdConnectPostConfigureOptions>());
        services.AddTransient<OpenIdConnectHandler>();
    }

    // By the scheme's name: the passwords of an application that has Identity of its own are none of these.
    private static void AddPasswords(IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(CoordinationSessionDefaults.AuthenticationScheme, hashing => hashing.IterationCount = PasswordRounds);
        services.AddSingleton<PasswordSignIn>();
    }

    private static void AddForms(IServiceCollection services)
    {
        services.AddAntiforgery(forms =>
        {
            forms.FormFieldName = SignInForm.Token;

            // The host's own headers say it, on every answer.
            forms.SuppressXFrameOptionsHeader = true;
        });
        services.AddOptions<AntiforgeryOptions>().Configure<CookieNames>((forms, names) => forms.Cookie = new FormCookie(names));
    }

    private static void RemoveAll(this IServiceCollection services, Func<ServiceDescriptor, bool> which)
    {
        foreach (var service in services.Where(which).ToList())
        {
            services.Remove(service);
        }
    }
}
