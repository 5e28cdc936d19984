using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Centres;
using Coordination.Console.Crises;
using Coordination.Console.Parts;
using Coordination.Console.Shell;
using Coordination.Departments;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Staff;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Commands;

/// <summary>What is done with people, departments and the hall as a whole.</summary>
internal static class HallCommands
{
    public static void Map(RouteGroupBuilder pages)
    {
        Person(pages, "sign-on", new("SignOn", [CommandField.Window], form => new SignOn(form.Window) { Reason = form.Reason }));
        Person(pages, "sign-off", new("SignOff", [CommandField.Release], form => new SignOff(form.Release) { Reason = form.Reason }) { EndsWork = true });
        Person(pages, "drain", new("Drain", [], form => new DrainWork { Reason = form.Reason }) { EndsWork = true });
        Person(pages, "pause", new("Pause", [], form => new PauseWork(form.Reason)) { EndsWork = true });
        Person(pages, "resume", new("ResumeWork", [], form => new ResumeWork { Reason = form.Reason }));
        Department(pages, "close", new("CloseDepartment", [], form => new CloseDepartment(form.Reason)));
        Department(pages, "reopen", new("OpenDepartment", [], form => new ReopenDepartment(form.Reason)));
        Department(pages, "limit", new("LimitDepartment", [CommandField.Limit], form => new LimitConcurrency(form.Limit, form.Reason)));
        Centre(pages, "crisis/declare", new("DeclareCrisis", form => new DeclareCrisis(form.Reason)) { Details = CrisisModel.PreviewAsync }, Permission.DeclareCrisis);
        Centre(pages, "crisis/lift", new("LiftCrisis", form => new LiftCrisis(form.Reason)) { Details = CrisisModel.LiftingAsync }, Permission.DeclareCrisis);
    }

    private static void Person(RouteGroupBuilder pages, string path, OfPerson command) =>
        CommandPages.Map(pages, $"/halls/{{centre}}/staff/{{staff}}/{path}", command, Permission.WorkOnItems);

    private static void Department(RouteGroupBuilder pages, string path, OfDepartment command) =>
        CommandPages.Map(pages, $"/halls/{{centre}}/departments/{{department}}/{path}", command, Permission.LimitDepartments);

    private static void Centre(RouteGroupBuilder pages, string path, OfCentre command, Permission permission) =>
        CommandPages.Map(pages, $"/halls/{{centre}}/{path}", command, permission);

    private static CentreId? HallOf(HttpContext call) => CentreId.TryParse(call.GetRouteValue("centre") as string, out var hall) ? hall : null;

    private sealed record OfPerson(string Name, ImmutableArray<CommandField> Fields, Func<SentCommand, StaffCommand> Make) : ConsoleCommand(Name, "Floor", Fields)
    {
        /// <summary>Whether they take no more work from then on.</summary>
        public bool EndsWork { get; init; }

        public override async ValueTask<CommandTarget?> FindAsync(HttpContext call, ICoordination coordination) =>
            HallOf(call) is { } hall && StaffId.TryParse(call.GetRouteValue("staff") as string, out var staff)
            && await coordination.Staff(hall, staff).ReadAsync(call.RequestAborted) is { } state
                ? new CommandTarget(hall, GrainKey.Of(hall, staff), state.Version, page => page.Texts.Of("PersonAt", page.NameOf(staff), page.Texts.Of(state.Presence)), $"{ConsolePaths.OfHall(hall)}/staff/{staff}")
                {
                    Staff = staff,
                    Warn = EndsWork ? async (page, cancellation) => DepartmentCover.Warning(page, await coordination.Centre(hall).ReadQueueAsync(null, 1, cancellation), [staff]) : null,
                }
                : null;

        public override ValueTask<Refusal?> ExecuteAsync(SentCommand form, CommandTarget target, ICoordination coordination, CancellationToken cancellation) =>
            RefusalOfAsync(coordination.Staff(target.Hall, target.Staff).ExecuteAsync(Make(form), form.Meta, cancellation));
    }

    private sealed record OfDepartment(string Name, ImmutableArray<CommandField> Fields, Func<SentCommand, DepartmentCommand> Make) : ConsoleCommand(Name, "Departments", Fields)
    {
        public override async ValueTask<CommandTarget?> FindAsync(HttpContext call, ICoordination coordination) =>
            HallOf(call) is { } hall && DepartmentId.TryParse(call.GetRouteValue("department") as string, out var department)
            && await coordination.Department(hall, department).ReadAsync(call.RequestAborted) is { } state
                ? new CommandTarget(hall, GrainKey.Of(hall, department), state.Version, page => page.NameOf(department), $"{ConsolePaths.OfHall(hall)}/departments/{department}") { Department = department }
                : null;

        public override ValueTask<Refusal?> ExecuteAsync(SentCommand form, CommandTarget target, ICoordination coordination, CancellationToken cancellation) =>
            RefusalOfAsync(coordination.Department(target.Hall, target.Department).ExecuteAsync(Make(form), form.Meta, cancellation));
    }

    private sealed record OfCentre(string Name, Func<SentCommand, CentreCommand> Make) : ConsoleCommand(Name, "Crisis", [])
    {
        public Func<PageContext, ICoordination, CancellationToken, ValueTask<RenderFragment>>? Details { get; init; }

        public override async ValueTask<CommandTarget?> FindAsync(HttpContext call, ICoordination coordination) =>
            HallOf(call) is { } hall && await coordination.Plan(hall).ReadAsync(call.RequestAborted) is { } published
                ? new CommandTarget(hall, GrainKey.Of(hall), (await coordination.Centre(hall).ReadAsync(call.RequestAborted)).Version, page => published.Plan.Name.In(page.Texts.Language), $"{ConsolePaths.OfHall(hall)}/crisis")
                {
                    Details = Details is { } details ? (page, cancellation) => details(page, coordination, cancellation) : null,
                }
                : null;

        public override ValueTask<Refusal?> ExecuteAsync(SentCommand form, CommandTarget target, ICoordination coordination, CancellationToken cancellation) =>
            RefusalOfAsync(coordination.Centre(target.Hall).ExecuteAsync(Make(form), form.Meta, cancellation));
    }
}
