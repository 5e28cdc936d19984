using Coordination.Web.Problems;

namespace Coordination.Console.Shell;

/// <summary>What was found for a page, or why nothing was.</summary>
internal readonly record struct Found<TModel>(TModel? Model, Problem? Problem)
    where TModel : class
{
    public static implicit operator Found<TModel>(TModel model) => new(model, null);

    public static implicit operator Found<TModel>(Problem problem) => new(null, problem);
}
