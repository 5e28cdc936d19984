using System.Reflection;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Queries;

/// <summary>Which columns of a table are asked for: those that the parameter <c>fields</c> names, in its order; all where it is missing.</summary>
/// <param name="Names">The names as they were given; null for all.</param>
/// <param name="Problem">What is wrong with the parameter itself.</param>
internal sealed record ColumnChoice(IReadOnlyList<string>? Names, Problem? Problem) : IBound
{
    /// <summary>All columns.</summary>
    public static ColumnChoice All { get; } = new(null, null);

    public static ValueTask<ColumnChoice?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var query = new QueryReader(context.Request.Query);
        var names = query.Texts("fields");
        var isGiven = names.Count > 0 || query.Text("fields") is not null;
        return ValueTask.FromResult<ColumnChoice?>(new ColumnChoice(isGiven ? names : null, query.Finish()));
    }

    /// <summary>The columns; a problem where one is asked for that there is not.</summary>
    public (IReadOnlyList<TableColumn<T>> Columns, Problem? Problem) Of<T>(IReadOnlyList<TableColumn<T>> all)
    {
        if (Names is null)
        {
            return (all, null);
        }

        var known = all.Select(column => column.Name).ToList();
        if (Names.Count == 0)
        {
            return ([], Problem.Invalid("fields", $"The parameter 'fields' is empty: leave it out for all, or give some of {string.Join(", ", known)}."));
        }

        return Names.FirstOrDefault(name => !known.Contains(name)) is { } wrong
            ? ([], Problem.Invalid("fields", $"The parameter 'fields' has '{Shown.Name(wrong)}', which is no column.{Nearest.Ask(wrong, known)} There are {string.Join(", ", known)}."))
            : ([.. Names.Distinct().Select(name => all.Single(column => column.Name == name))], null);
    }
}
