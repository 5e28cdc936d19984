using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Coordination.Web.Problems;

/// <summary>Puts <see cref="ProblemMiddleware"/> before everything else, so that no application can forget it.</summary>
internal sealed class ProblemStartup : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.UseMiddleware<ProblemMiddleware>();
        next(app);
    };
}
