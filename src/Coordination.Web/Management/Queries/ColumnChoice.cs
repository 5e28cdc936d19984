using System.Reflection;
using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Queries;

/// <summary>Which columns of a table, or which members of its rows, are asked for: those that the parameter <c>fields</c> names, in its order; all where it is missing.</summary>
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

    /// <summary>The columns of a table; a problem where one is asked for that there is not.</summary>
    public (IReadOnlyList<TableColumn<T>> Columns, Problem? Problem) Of<T>(IReadOnlyList<TableColumn<T>> all) => Names is null
        ? (all, null)
        : Check([.. all.Select(column => column.Name)]) is { } problem ? ([], problem) : ([.. Names.Distinct().Select(name => all.Single(column => column.Name == name))], null);

    /// <summary>The members of a row in JSON; a problem where one is asked for that there is not.</summary>
    public (RowMembers<T> Members, Problem? Problem) Of<T>() => Names is null
        ? (RowMembers<T>.All, null)
        : (new RowMembers<T>([.. Names.Distinct()]), Check(RowMembers<T>.Known));

    private Problem? Check(IReadOnlyList<string> known) => Names switch
    {
        [] => Problem.Invalid("fields", $"The parameter 'fields' is empty: leave it out for all, or give some of {string.Join(", ", known)}."),
        _ when Names!.FirstOrDefault(name => !known.Contains(name)) is { } wrong =>
            Problem.Invalid("fields", $"The parameter 'fields' has '{Shown.Name(wrong)}', which is none.{Nearest.Ask(wrong, known)} There are {string.Join(", ", known)}."),
        _ => null,
    };
}
