using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Coordination.TestKit.Needs;

/// <summary>A test whose class may need something that is not at hand.</summary>
public sealed class NeedTestCase : XunitTestCase
{
    /// <summary>For the runner, which makes it from a description.</summary>
    [Obsolete("Called by the runner alone.", error: true)]
    public NeedTestCase()
    {
    }

    internal NeedTestCase(
        IMessageSink messages, TestMethodDisplay display, TestMethodDisplayOptions options, ITestMethod method)
        : base(messages, display, options, method)
    {
    }

    /// <inheritdoc />
    protected override string? GetSkipReason(IAttributeInfo factAttribute) =>
        base.GetSkipReason(factAttribute)
        ?? TestMethod.TestClass.Class.ToRuntimeType().GetCustomAttributes<NeedAttribute>(inherit: true)
            .Select(need => need.Obstacle).FirstOrDefault(obstacle => obstacle is not null);
}
