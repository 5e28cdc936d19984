using Coordination.Web;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Configuration.Memory;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Coordination.SiloHost.Serving;

/// <summary>What the settings of the application (files, variables) and the command line come to together.</summary>
internal static class ServeSettings
{
    /// <summary>The variable that says where to listen.</summary>
    public const string UrlsVariable = "ASPNETCORE_URLS";

    private static readonly Dictionary<string, string?> Quiet = new(StringComparer.Ordinal)
    {
        ["Logging:LogLevel:Default"] = "Warning",

        // What silos write of each other while one of them dies is much, and the engine says what came of it.
        ["Logging:LogLevel:Orleans"] = "Critical",
        ["Logging:LogLevel:Polly"] = "None",

        // A start that fails is told in one sentence, by the command.
        ["Logging:LogLevel:Microsoft.Extensions.Hosting"] = "None",
        ["Logging:LogLevel:Microsoft.AspNetCore.Server.Kestrel"] = "None",
    };

    private static readonly Dictionary<string, string?> Verbose = new(StringComparer.Ordinal) { ["Logging:LogLevel:Default"] = "Information" };

    /// <summary>Puts the program's own defaults under every other source.</summary>
    public static void AddDefaults(IConfigurationBuilder settings, bool verbose) =>
        settings.Sources.Insert(0, new MemoryConfigurationSource { InitialData = verbose ? Verbose : Quiet });

    /// <summary>Reads the settings' files.</summary>
    /// <exception cref="ServeException">One of them cannot be read.</exception>
    public static T Read<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (InvalidDataException fault)
        {
            throw new ServeException($"{fault.Message.TrimEnd('.')}: {fault.GetBaseException().Message} Mend the file, or take it away.", ServeException.Usage, fault);
        }
    }

    /// <summary>Refuses levels of the log that are none, wherever they stand.</summary>
    /// <exception cref="ServeException">There is one.</exception>
    public static void CheckLogLevels(IConfiguration settings)
    {
        var wrong = settings.GetSection("Logging").AsEnumerable().FirstOrDefault(setting =>
            setting.Key.Contains(":LogLevel:", StringComparison.OrdinalIgnoreCase)
            && setting.Value is { Length: > 0 } level
            && !Enum.GetNames<LogLevel>().Contains(level, StringComparer.OrdinalIgnoreCase));
        if (wrong.Key is not null)
        {
            throw new ServeException(
                $"{wrong.Key} (as a variable {wrong.Key.Replace(":", "__", StringComparison.Ordinal)}) must be one of {string.Join(", ", Enum.GetNames<LogLevel>())}, not '{wrong.Value}'.", ServeException.Usage);
        }
    }

    /// <summary>What is asked for on the command line counts, whatever the settings say: nothing at the level of information is kept back.</summary>
    public static void AddVerbose(IServiceCollection services, bool verbose)
    {
        if (verbose)
        {
            services.PostConfigure<LoggerFilterOptions>(filter =>
            {
                foreach (var rule in filter.Rules.Where(rule => rule.LogLevel > LogLevel.Information).ToList())
                {
                    filter.Rules.Remove(rule);
                }

                filter.MinLevel = filter.MinLevel > LogLevel.Information ? LogLevel.Information : filter.MinLevel;
            });
        }
    }

    // What is neither true nor false ends the start with the API's own check of its settings.
    private static bool TakesActors(IConfiguration settings) => bool.TryParse(settings[$"Coordination:Web:{nameof(CoordinationWebOptions.InsecureActors)}"], out var takes) && takes;

    /// <summary>Where to listen: as the command line says, or <c>ASPNETCORE_URLS</c>, or the default.</summary>
    /// <exception cref="ServeException">Addresses are given where they are not checked.</exception>
    public static ServeOptions Complete(ServeOptions options, IConfiguration settings)
    {
        if (settings.GetSection("Kestrel:Endpoints").GetChildren().Any())
        {
            throw new ServeException("The setting Kestrel:Endpoints opens addresses past the check for other machines: give them with --urls or ASPNETCORE_URLS.", ServeException.Usage);
        }

        if (settings.GetSection("Orleans:Endpoints").GetChildren().Any())
        {
            throw new ServeException("The setting Orleans:Endpoints opens ports past the check for other machines: give them with --silo-port, --gateway-port and --advertise.", ServeException.Usage);
        }

        var http = options.Http with { InsecureActors = options.Http.InsecureActors || TakesActors(settings) };
        return options with
        {
            Http = http.Urls.Count > 0 ? http : http with { Urls = [options.Console.Variable(UrlsVariable) ?? (settings["urls"] is { Length: > 0 } urls ? urls : ServeOptions.DefaultUrl)] },
        };
    }
}
