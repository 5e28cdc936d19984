using Coordination.Web.Problems;

namespace Coordination.Web.Access;

/// <summary>Why a credential is not accepted, as the caller is told.</summary>
internal sealed class AccessFailure(Problem problem) : Exception(problem.Detail)
{
    /// <summary>The answer.</summary>
    public Problem Problem => problem;
}
