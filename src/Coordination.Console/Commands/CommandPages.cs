using System.Collections.Immutable;
using System.Security.Cryptography;
using Coordination.Access;
using Coordination.Console.Parts;
using Coordination.Console.Shell;
using Coordination.Hosting;
using Coordination.Web.Access;
using Coordination.Web.Callers;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Coordination.Console.Commands;

/// <summary>Commands with a reason: each is a page with a form, so that it works without script and in a page that follows what happens.</summary>
internal static class CommandPages
{
    private const int KeyDigits = 32;

    /// <summary>A command's form, and what is done when it is sent.</summary>
    /// <param name="pages">Where.</param>
    /// <param name="path">Its path.</param>
    /// <param name="command">The command.</param>
    /// <param name="permissions">What it needs: one of them.</param>
    public static void Map(RouteGroupBuilder pages, string path, ConsoleCommand command, params ImmutableArray<Permission> permissions)
    {
        pages.MapGet(path, (HttpContext call, ICoordination coordination) => ShowAsync(command, call, coordination)).Needs(permissions);
        pages.MapPost(path, (HttpContext call, PrincipalCaller caller, IAntiforgery antiforgery, ICoordination coordination) => SendAsync(command, call, caller, antiforgery, coordination)).Needs(permissions);
    }

    private static async Task<IResult> ShowAsync(ConsoleCommand command, HttpContext call, ICoordination coordination) =>
        await command.FindAsync(call, coordination) is { } target ? Page(command, target, call, model => model) : Nothing;

    private static async Task<IResult> SendAsync(ConsoleCommand command, HttpContext call, PrincipalCaller caller, IAntiforgery antiforgery, ICoordination coordination)
    {
        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        if (await command.FindAsync(call, coordination) is not { } target)
        {
            return Nothing;
        }

        var sent = SentCommand.Read(form, command.Fields, call, caller);
        var refusal = sent.Refusal ?? await command.ExecuteAsync(sent, target, coordination, call.RequestAborted);
        if (refusal is null)
        {
            return PageAnswer.Go(call, target.Back);
        }

        var meanwhile = long.TryParse(form["version"], out var seen) && seen < target.Version ? await ConsoleCommand.SinceAsync(target, seen, coordination, call.RequestAborted) : [];
        return Page(command, target, call, model => model with { Kept = form, Refusal = refusal, Meanwhile = meanwhile }, RefusalStatus.Of(refusal.Code));
    }

    private static IResult Page(ConsoleCommand command, CommandTarget target, HttpContext call, Func<CommandModel, CommandModel> with, int status = StatusCodes.Status200OK) =>
        new PageResult<CommandView, CommandModel>(command.Section, async (page, cancellation) => with(new CommandModel(command.Name, target.About(page), command.Fields, target.Back)
        {
            TakesCode = command.TakesCode,
            Key = RandomNumberGenerator.GetHexString(KeyDigits, lowercase: true),
            Version = target.Version,
            Urgency = target.Urgency,
            Details = target.Details is { } details ? await details(page, cancellation) : null,
            Warning = target.Warn is { } warn ? await warn(page, cancellation) : null,
            Windows = command.Fields.Contains(CommandField.Window)
                ? await WindowChoice.ReadAsync(page, target.Staff, call.RequestServices.GetRequiredService<ICoordination>(), cancellation) : [],
            People = command.Fields.Contains(CommandField.Person)
                ? await StaffChoice.ReadAsync(page, call.RequestServices.GetRequiredService<ICoordination>(), target.Work, cancellation) : [],
        }))
        {
            Hall = target.Hall,
            Status = status,
            Title = (page, _) => page.Texts.Of(command.Name),
        };

    private static IResult Nothing => new ProblemResult(Problem.NotFound("There is no such thing here."));
}
