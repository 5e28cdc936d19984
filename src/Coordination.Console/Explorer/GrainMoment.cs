using System.Globalization;
using System.Reflection;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Explorer;

/// <summary>A moment by the hall's clocks, as a form sends it.</summary>
/// <param name="Local">Which; null where none is asked for.</param>
/// <param name="Problem">What is wrong.</param>
internal sealed record GrainMoment(DateTime? Local, Problem? Problem) : IBound
{
    public const string Parameter = "when";

    private static readonly string[] Forms = ["yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss"];

    public static ValueTask<GrainMoment?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        if (query.Text(Parameter) is not { Length: > 0 } text)
        {
            return ValueTask.FromResult<GrainMoment?>(new GrainMoment(null, query.Finish()));
        }

        if (DateTime.TryParseExact(text, Forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var local) && KnownYears.Have(local.Year))
        {
            return ValueTask.FromResult<GrainMoment?>(new GrainMoment(local, query.Finish()));
        }

        query.Wrong(Parameter, $"The parameter '{Parameter}' must be a day and a time such as 2027-03-01T10:15, {KnownYears.Words}.");
        return ValueTask.FromResult<GrainMoment?>(new GrainMoment(null, query.Finish()));
    }
}
