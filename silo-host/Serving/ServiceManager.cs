using Coordination.SiloHost.Terminal;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Hosting.Systemd;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Coordination.SiloHost.Serving;

/// <summary>Tells a service manager that listens (systemd's <c>Type=notify</c>) when the hall is served, and when it stops.</summary>
internal static class ServiceManager
{
    private const string Socket = "NOTIFY_SOCKET";

    /// <remarks>
    /// Not by <c>AddSystemd</c>: that looks at the parent process, which a hardened unit hides (<c>ProtectProc=invisible</c>), and
    /// then stays silent until the manager gives the start up. The variable is there exactly when somebody listens.
    /// </remarks>
    public static void AddServiceManager(this IServiceCollection services, CommandConsole console)
    {
        if (console.Variable(Socket) is null)
        {
            return;
        }

        services.AddSingleton<ISystemdNotifier, SystemdNotifier>();
        services.AddSingleton<IHostLifetime, SystemdLifetime>();

        // The manager's log keeps a line's level when the line begins with it.
        services.Configure<ConsoleLoggerOptions>(console => console.FormatterName = ConsoleFormatterNames.Systemd);
    }
}
