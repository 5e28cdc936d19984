using System.Collections.Immutable;
using System.Reflection;
using Coordination.Hosting;
using Coordination.Identity;
using Coordination.Journal;
using Coordination.Queries;
using Coordination.Web.Binding;
using Coordination.Web.Json;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Queries;

/// <summary>Which entries of a hall's audit to list.</summary>
internal sealed record AuditSearch(AuditFilter Filter, Problem? Problem) : IBound
{
    private const int MaxActor = 128;

    /// <summary>The names of every event of every kind of grain.</summary>
    public static ImmutableArray<string> Events { get; } = [.. GrainKinds.All.SelectMany(kind => kind.Events).Concat(PersonalEvents.Names).Distinct().Order(StringComparer.Ordinal)];

    /// <summary>The order, as a cursor names it.</summary>
    public string Order => OrderOf(Filter.IsDescending);

    public static ValueTask<AuditSearch?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var isDescending = query.Flag("descending") ?? false;
        var filter = new AuditFilter
        {
            Centre = RequestSearch.Hall(context),
            Actor = Actor(query),
            Event = Event(query),
            At = new TimeRange(query.Instant("from"), query.Instant("to")),
            IsDescending = isDescending,
            Limit = (int)(query.Number("limit", 1, RequestSearch.MaxLimit) ?? RequestSearch.DefaultLimit),
            After = Cursor(query, OrderOf(isDescending)),
        };
        return ValueTask.FromResult<AuditSearch?>(new AuditSearch(filter, query.Finish()));
    }

    private static string? Actor(QueryReader query)
    {
        if (query.Text("actor") is not { } actor)
        {
            return null;
        }

        if (actor.Length is 0 or > MaxActor || actor.Any(char.IsControl))
        {
            query.Wrong("actor", "The parameter 'actor' must be the id of somebody on record, such as 'p-' and 26 letters and digits: 1 to 128 characters.");
        }

        return actor;
    }

    private static string? Event(QueryReader query)
    {
        if (query.Text("event") is { } name && !Events.Contains(name))
        {
            query.Wrong("event", $"The parameter 'event' is no name of an event.{Nearest.Ask(name, Events)} There are {string.Join(", ", Events)}.");
        }

        return query.Text("event");
    }

    private static QueryCursor? Cursor(QueryReader query, string order)
    {
        var cursor = QueryCursors.Read(query, order);
        if (cursor is not null && !Digits.TryRead<long>(cursor.Key, out _))
        {
            query.Wrong("cursor", "The parameter 'cursor' must be the 'next' of a page in the same order: give it unchanged, or leave it out for the first page.");
        }

        return cursor;
    }

    private static string OrderOf(bool isDescending) => isDescending ? "audit-" : "audit+";
}
