using System.Reflection;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Grains;

/// <summary>Which version of a grain: a number, the last one up to an instant, or the current one when neither is given.</summary>
internal sealed record GrainVersionQuery(long? Version, DateTimeOffset? At, Problem? Problem) : IBound
{
    /// <summary>Whether the current one is meant.</summary>
    public bool IsCurrent => Version is null && At is null;

    public static ValueTask<GrainVersionQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var version = query.Number("version", 1, long.MaxValue);
        var at = query.Instant("at");
        if (version is not null && at is not null)
        {
            query.Wrong("at", "Give 'version' or 'at', not both.");
        }

        return ValueTask.FromResult<GrainVersionQuery?>(new GrainVersionQuery(version, at, query.Finish()));
    }

    /// <summary>Whether an event belongs to that version.</summary>
    public bool Includes(long version, DateTimeOffset at) => version <= (Version ?? long.MaxValue) && at <= (At ?? DateTimeOffset.MaxValue);
}
