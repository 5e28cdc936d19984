using System.Collections.Frozen;
using System.Collections.Immutable;
using Coordination.Access;
using Coordination.Console.Exports;
using Coordination.Console.People;
using Coordination.Console.Requests;
using Coordination.Console.Shell;
using Coordination.Erasures;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Web.Access;
using Coordination.Web.Management.Grains;
using Coordination.Web.Management.Queries;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Audit;

/// <summary>Who did what to what, and when, also as files.</summary>
internal static class AuditPages
{
    private const int Rows = 50;

    public static void Map(RouteGroupBuilder pages)
    {
        Filtered(pages.MapGet("/halls/{centre}/audit", ShowAsync)).Takes("limit", "At most so many.").Takes("cursor", "The next page.");
        foreach (var form in TableForm.ForPeople)
        {
            Filtered(pages.MapGet($"/halls/{{centre}}/audit.{form.Extension}", (InHall hall, AuditSearch search, HttpContext call) => ExportAsync(form, hall, search, call)));
        }
    }

    private static RouteHandlerBuilder Filtered(RouteHandlerBuilder page)
    {
        page.Needs(Permission.ReadAudit);
        foreach (var filter in (string[])["actor", "event", "from", "to", "descending"])
        {
            page.Takes(filter, "As the API's own list takes it.");
        }

        return page;
    }

    private static async Task<IResult> ExportAsync(TableForm form, InHall hall, AuditSearch search, HttpContext call)
    {
        if (RequestsPages.SourcesOf(hall, call) is not { } sources)
        {
            return new ProblemResult(RequestsPages.NoLists);
        }

        // Lines are of programs, which know people by their ids.
        if (!form.IsTable)
        {
            return await QueryListing.ExportAuditAsync(search, sources, form, ColumnChoice.All, call.RequestAborted);
        }

        var page = await PageContexts.ReadAsync(call);
        var names = (await ActorNames.In(call).ReadAllAsync(page, call.RequestAborted)).DistinctBy(one => one.Id).ToDictionary(one => one.Id, one => one.Name, StringComparer.Ordinal);
        return await QueryListing.ExportAuditAsync(search, sources, form, ColumnChoice.All, call.RequestAborted, FileColumns.OfAudit(new FileWords(page), names));
    }

    private static async Task<IResult> ShowAsync(InHall hall, AuditSearch search, HttpContext call, ICoordination coordination)
    {
        if (RequestsPages.SourcesOf(hall, call) is not { } sources)
        {
            return new ProblemResult(RequestsPages.NoLists);
        }

        var (asked, names) = (call.Request.Query, ActorNames.In(call));
        var query = RequestsQuery.Of(asked);
        var actor = search.Filter.Actor is { } who ? new AskedActor(await names.ReadAllAsync(await PageContexts.ReadAsync(call, hall.Id), call.RequestAborted), who.Trim()) : null;
        if (actor is { Matches: [var one] })
        {
            // The address of a name is that of an id: names change, and the record does not.
            return PageAnswer.Go(call, $"{ConsolePaths.OfHall(hall.Id)}/audit{query.With(("actor", one.Id))}");
        }

        var isPlain = !asked.ContainsKey("descending");
        var shown = search with { Filter = search.Filter with { IsDescending = isPlain || search.Filter.IsDescending, Limit = asked.ContainsKey("limit") ? search.Filter.Limit : Rows } };
        return new PageResult<AuditView, AuditModel>("Audit", async (page, cancellation) =>
        {
            var (rows, problem) = await Answers.FindAsync<QueryPageView<AuditRowView>>(QueryListing.ListAuditAsync(shown, sources, ColumnChoice.All, cancellation));
            if (rows is null)
            {
                return problem!;
            }

            var known = await ErasureSearch.InAsync(hall.Id, rows.Rows.Any(row => row.Event == PersonalEvents.Erased), coordination, cancellation);
            var erasures = rows.Rows.Select(row => (row.Sequence, Erasure: known.Find(new GrainKey(row.Kind, row.Id), row.Event, row.At))).Where(one => one.Erasure is not null).ToImmutableDictionary(one => one.Sequence, one => one.Erasure!);
            return new AuditModel(rows, query, isPlain)
            {
                Actor = actor,
                Erasures = erasures,
                Names = await names.ReadAsync(page, rows.Rows.Select(row => row.By.Id).Concat(erasures.Values.SelectMany(one => new[] { one.AskedBy.Id, one.DecidedBy?.Id }).OfType<string>()).Append(search.Filter.Actor ?? ""), cancellation),
                Texts = await AuditTexts.ReadAsync(rows.Rows, coordination, cancellation),
            };
        });
    }
}

/// <summary>A page of the audit.</summary>
/// <param name="Page">Its rows.</param>
/// <param name="Query">What the address asks for.</param>
/// <param name="IsLatestFirst">Whether they are in the order in which a page shows them by itself.</param>
internal sealed record AuditModel(QueryPageView<AuditRowView> Page, RequestsQuery Query, bool IsLatestFirst)
{
    /// <summary>The hall's people, by the ids under which they are on record.</summary>
    public IReadOnlyDictionary<string, string> Names { get; init; } = FrozenDictionary<string, string>.Empty;

    /// <summary>The erasures that its events carried out, by their places in the record.</summary>
    public ImmutableDictionary<long, ErasureState> Erasures { get; init; } = ImmutableDictionary<long, ErasureState>.Empty;

    /// <summary>Whom the filter means; null where nobody is asked for.</summary>
    public AskedActor? Actor { get; init; }

    /// <summary>Which of its events have words beside the record.</summary>
    public ImmutableDictionary<(GrainKey Grain, long Version), PersonalPresence> Texts { get; init; } = ImmutableDictionary<(GrainKey, long), PersonalPresence>.Empty;

    /// <summary>The query of the next page; null where this is the last.</summary>
    public string? Next => Page.Next is null ? null : Query.With(("descending", IsLatestFirst ? "true" : Query["descending"]), ("cursor", Page.Next));
}
