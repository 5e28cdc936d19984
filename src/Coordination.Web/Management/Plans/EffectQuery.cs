using System.Reflection;
using Coordination.Plans.Previews;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Plans;

/// <summary>On how many days a plan is tried.</summary>
internal sealed record EffectQuery(int Days, Problem? Problem) : IBound
{
    private const int Ordinary = 5;

    public static ValueTask<EffectQuery?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var days = (int)(query.Number("days", 1, PlanEffect.MostDays) ?? Ordinary);
        return ValueTask.FromResult<EffectQuery?>(new EffectQuery(days, query.Finish()));
    }
}
