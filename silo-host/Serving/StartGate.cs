using Coordination.Journal;
using Coordination.SiloHost.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.SiloHost.Serving;

/// <summary>Until the hall is served, the server answers that it lives and what it measures, and to everything else that the store cannot be used.</summary>
internal static class StartGate
{
    private static readonly PathString[] Open = ["/health/live", HostTelemetry.MetricsPath];

    public static void UseStartGate(this WebApplication app)
    {
        var start = app.Services.GetRequiredService<HallStart>();
        app.Use((context, next) => start.IsDone || Open.Contains(context.Request.Path)
            ? next(context)
            : throw new JournalUnavailableException("The hall is not served yet."));
    }
}
