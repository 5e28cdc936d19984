using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Shell;

/// <summary>What is wrong with forms.</summary>
internal static class FormProblems
{
    /// <summary>The longest reason in words.</summary>
    public const int LongestReason = 500;

    /// <summary>A reason that is missing, or too long.</summary>
    public static Problem NoReason { get; } = new(
        StatusCodes.Status400BadRequest, RefusalCodes.Invalid, "This is on record with its reason: say why, in at most 500 characters.", "reason");

    /// <summary>Sent by no page of this host, or by one that was open for too long.</summary>
    public static Problem Stale { get; } = new(
        StatusCodes.Status400BadRequest, ProblemCodes.CrossSite, "This page was open for too long, or its form came from elsewhere. Nothing was changed: go back, load the page again and repeat it.");
}
