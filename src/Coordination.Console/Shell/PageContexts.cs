using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Halls;
using Coordination.Console.Texts;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Plans;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Console.Shell;

/// <summary>Finds out who looks at a page, and at which hall.</summary>
internal static class PageContexts
{
    /// <summary>Of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="hall">The hall that the page is of, where its path does not say.</param>
    public static async ValueTask<PageContext> ReadAsync(HttpContext call, CentreId? hall = null)
    {
        var services = call.RequestServices;
        var (coordination, caller) = (services.GetRequiredService<ICoordination>(), call.Features.Get<AccessCaller>());
        hall ??= CentreId.TryParse(call.GetRouteValue("centre") as string, out var named) ? named : null;
        var plan = hall is { } centre ? (await coordination.Plan(centre).ReadAsync(call.RequestAborted))?.Plan : null;
        var page = Plain(call).With(plan);
        return page with
        {
            Caller = caller,
            Hall = hall,
            Zone = ZoneOf(plan),
            Department = call.Request.Query["department"] is [{ } text] && DepartmentId.TryParse(text, out var department) ? department : null,
            Halls = caller is null ? [] : await services.GetRequiredService<HallChoices>().OfAsync(caller, page.Texts.Language, call.RequestAborted),
            Token = caller is null ? default : TokenOf(call, services.GetRequiredService<IAntiforgery>()),
        };
    }

    /// <summary>That of a page of no hall, in the navigation and with the clocks of one; as it is where that one's plan cannot be read.</summary>
    public static async ValueTask<PageContext> BesideAsync(PageContext page, CentreId hall, ICoordination coordination, CancellationToken cancellation)
    {
        try
        {
            return (await coordination.Plan(hall).ReadAsync(cancellation))?.Plan is { } plan ? page.With(plan) with { Hall = hall, Zone = ZoneOf(plan) } : page;
        }
        catch (CoordinationException)
        {
            return page;
        }
    }

    /// <summary>Of a call of which nothing is known and nothing can be read.</summary>
    public static PageContext Plain(HttpContext call) => new()
    {
        Texts = ConsoleTexts.For(call.Request),
        Theme = LookPages.ThemeOf(call.Request),
        Address = $"{call.Request.Path}{call.Request.QueryString}",
        Now = call.RequestServices.GetRequiredService<ICoordination>().Time.GetUtcNow(),
    };

    private static (string, string) TokenOf(HttpContext call, IAntiforgery forms)
    {
        var tokens = forms.GetAndStoreTokens(call);
        return (tokens.FormFieldName, tokens.RequestToken ?? "");
    }

    /// <summary>The hall's clocks; UTC where there is no plan.</summary>
    public static TimeZoneInfo ZoneOf(HallPlan? plan) => plan is not null && TimeZoneInfo.TryFindSystemTimeZoneById(plan.TimeZone, out var zone) ? zone : TimeZoneInfo.Utc;
}
