using Xunit;

namespace Coordination.Deploy.Tests.Kubernetes;

/// <summary>A theory that needs <c>kubectl</c>. Distributions have none that is new enough, so its absence is no fault anywhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KubectlTheoryAttribute : TheoryAttribute
{
    public KubectlTheoryAttribute()
    {
        if (!Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, "kubectl"))))
        {
            Skip = "kubectl is not installed: https://kubernetes.io/docs/tasks/tools.";
        }
    }
}
