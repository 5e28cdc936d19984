using Coordination.Journal;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.SiloHost.Serving;

/// <summary>Until the hall is served, the server answers that it lives, and to everything else that the store cannot be used.</summary>
internal static class StartGate
{
    private static readonly PathString Live = "/health/live";

    public static void UseStartGate(this WebApplication app)
    {
        var start = app.Services.GetRequiredService<HallStart>();
        app.Use((context, next) => start.IsDone || context.Request.Path == Live
            ? next(context)
            : throw new JournalUnavailableException("The hall is not served yet."));
    }
}
