using Coordination.Requests;
using Coordination.Web.Problems;

namespace Coordination.Console.Shell;

/// <summary>The console's addresses.</summary>
internal static class ConsolePaths
{
    public const string Root = ProblemMiddleware.ConsolePath;

    /// <summary>Where language and colours are chosen.</summary>
    public const string Look = $"{Root}/look";

    /// <summary>The installation's page, which belongs to no hall.</summary>
    public const string Cluster = $"{Root}/cluster";

    /// <summary>The first page of a hall; its others are below.</summary>
    public static string OfHall(CentreId hall) => $"{Root}/halls/{hall}";

    /// <summary>A request's page.</summary>
    public static string Of(RequestId request) => $"{Root}/requests/{request}";
}
