using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Binding;
using Coordination.Web.Callers;
using Coordination.Web.Management.Access;
using Coordination.Web.Responses;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Erasures;

/// <summary>A person's data in a hall: found, handed out and erased, each step by somebody who is known, and two of them for what cannot be undone.</summary>
internal static class ErasureCommands
{
    public static async Task<IResult> ListAsync(
        AccessScopeValue scope, ErasureListQuery query, PrincipalCaller caller, ICoordination coordination, CancellationToken cancellation)
    {
        var state = await ErasuresIn(scope.Hall, coordination).ReadAsync(cancellation);
        var (page, isLast) = PageOf((state?.Erasures ?? []).Where(known => known.Number > query.After), query.Limit);
        return new JsonResponse<ErasurePage>(new ErasurePage(
            scope.Hall, state?.Version ?? 0, [.. page.Select(ErasureView.Of)], isLast ? null : ErasureListQuery.CursorAfter(page[^1])));
    }

    public static async Task<IResult> ListHoldsAsync(
        RouteValue<CentreId> centre, HoldListQuery query, PrincipalCaller caller, ICoordination coordination, CancellationToken cancellation)
    {
        var state = await coordination.Erasures(centre.Value).ReadAsync(cancellation);
        var rest = (state?.Holds ?? []).OrderBy(hold => hold.Request.Value).Where(hold => query.After is not { } after || hold.Request.Value.CompareTo(after.Value) > 0);
        var (page, isLast) = PageOf(rest, query.Limit);
        return new JsonResponse<HoldPage>(new HoldPage(centre.Value, page, isLast ? null : HoldListQuery.CursorAfter(page[^1])));
    }

    public static async Task<IResult> ReadAsync(
        AccessScopeValue scope, RouteValue<VersionNumber> number, PrincipalCaller caller, HttpContext call, ICoordination coordination, CancellationToken cancellation) =>
        (await ErasuresIn(scope.Hall, coordination).ReadAsync(cancellation))?.Find(number.Value.Value) is { } found
            ? new JsonResponse<ErasureView>(ErasureView.Of(found) with
            {
                Texts = await NamedText.ReadAsync(found.Grains, coordination.Journal, cancellation),
                Reason = found.Stage == ErasureStage.Asked && ErasureReason.IsFor(call, scope.Hall) ? await ErasureReason.ReadAsync(scope.Hall, found.Number, coordination.Journal, cancellation) : null,
            })
            : ReplyResults.NotFound($"There is no erasure or export with the number {number.Value.Value} here.", "number");

    public static Task<IResult> FindAsync(
        RouteValue<CentreId> centre, Body<FindBody> body, PrincipalCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(
            centre.Value,
            new FindRequests { Contact = body.Value.Contact, TrackingCode = body.Value.TrackingCode, Reason = body.Value.Reason ?? "" },
            caller, coordination, cancellation);

    public static Task<IResult> AskAsync(
        AccessScopeValue scope, Body<ErasureBody> body, PrincipalCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(
            scope.Hall,
            new AskErasure(body.Value.What, body.Value.Basis)
            {
                Requests = body.Value.Requests is { IsDefault: false } requests ? requests : [],
                Contact = body.Value.Contact,
                TrackingCode = body.Value.TrackingCode,
                Grains = body.Value.Grains is { IsDefault: false } grains ? [.. grains.Select(texts => texts.In(scope.Hall))] : [],
                Reason = body.Value.Reason ?? "",
            },
            caller, coordination, cancellation);

    public static Task<IResult> ApproveAsync(
        AccessScopeValue scope, RouteValue<VersionNumber> number, Body<DecisionBody> body, PrincipalCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(scope.Hall, new ApproveErasure(number.Value.Value) { Reason = body.Value.Reason ?? "" }, caller, coordination, cancellation);

    public static Task<IResult> DeclineAsync(
        AccessScopeValue scope, RouteValue<VersionNumber> number, Body<DecisionBody> body, PrincipalCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(scope.Hall, new DeclineErasure(number.Value.Value) { Reason = body.Value.Reason ?? "" }, caller, coordination, cancellation);

    public static Task<IResult> HoldAsync(
        RouteValue<CentreId> centre, RouteValue<RequestId> request, Body<DecisionBody> body, PrincipalCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre.Value, new HoldTexts(request.Value) { Reason = body.Value.Reason ?? "" }, caller, coordination, cancellation);

    public static Task<IResult> LiftAsync(
        RouteValue<CentreId> centre, RouteValue<RequestId> request, Body<DecisionBody> body, PrincipalCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ExecuteAsync(centre.Value, new LiftHold(request.Value) { Reason = body.Value.Reason ?? "" }, caller, coordination, cancellation);

    public static Task<IResult> ExportAsync(
        RouteValue<CentreId> centre, RouteValue<VersionNumber> number, Body<DecisionBody> body, PrincipalCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        HandOutAsync(centre.Value, number.Value.Value, body.Value.Reason ?? "", caller.Meta, coordination, cancellation);

    /// <summary>Hands out everything on record about an export's requests.</summary>
    /// <remarks>That it is handed out is on record before it is.</remarks>
    public static async Task<IResult> HandOutAsync(CentreId hall, long number, string reason, CommandMeta meta, ICoordination coordination, CancellationToken cancellation)
    {
        var reply = await coordination.Erasures(hall).ExecuteAsync(new RecordExport(number) { Reason = reason }, meta, cancellation);
        if (reply.IsRefused)
        {
            return ReplyResults.Refused(reply.Refusal);
        }

        var requests = ImmutableArray.CreateBuilder<ExportedRequest>();
        foreach (var request in reply.Value.Requests)
        {
            requests.Add(await ReadAsync(request, coordination.Journal, cancellation));
        }

        return new JsonResponse<ExportView>(new ExportView(hall, number, requests.ToImmutable()));
    }

    private static async Task<ExportedRequest> ReadAsync(RequestId request, IJournalReader journal, CancellationToken cancellation)
    {
        var events = ImmutableArray.CreateBuilder<ExportedEvent>();
        await foreach (var entry in journal.ReadHistoryAsync(GrainKey.Of(request), cancellation: cancellation))
        {
            var (one, personal) = (entry.Event, entry.Event.Personal);
            events.Add(new ExportedEvent(one.Version, one.At, one.Type, one.By, Node(one.Payload), personal is null ? null : Node(personal.Text)));
        }

        var row = await journal.ReadRowAsync(GrainKey.Of(request), cancellation);
        return new ExportedRequest(request, row is null ? null : Node(row.State), events.ToImmutable());
    }

    private static (ImmutableArray<T> Page, bool IsLast) PageOf<T>(IEnumerable<T> rest, int limit)
    {
        ImmutableArray<T> page = [.. rest.Take(limit + 1)];
        return page.Length > limit ? (page[..limit], false) : (page, true);
    }

    private static JsonNode? Node(ReadOnlyMemory<byte> json) => json.IsEmpty ? null : JsonNode.Parse(json.Span);

    private static Task<IResult> ExecuteAsync(CentreId? hall, ErasuresCommand command, PrincipalCaller caller, ICoordination coordination, CancellationToken cancellation) =>
        ReplyResults.OfAsync(ErasuresIn(hall, coordination).ExecuteAsync(command, caller.Meta, cancellation));

    private static IErasuresGrain ErasuresIn(CentreId? hall, ICoordination coordination) =>
        hall is { } one ? coordination.Erasures(one) : coordination.ErasuresOfAllHalls();
}
