using Xunit.Abstractions;
using Xunit.Sdk;

namespace Coordination.TestKit.Needs;

/// <summary>Finds the tests that are marked with <see cref="NeedFactAttribute"/>.</summary>
public sealed class NeedFactDiscoverer(IMessageSink messages) : FactDiscoverer(messages)
{
    /// <inheritdoc />
    protected override IXunitTestCase CreateTestCase(
        ITestFrameworkDiscoveryOptions discoveryOptions, ITestMethod testMethod, IAttributeInfo factAttribute) =>
        new NeedTestCase(
            DiagnosticMessageSink, discoveryOptions.MethodDisplayOrDefault(), discoveryOptions.MethodDisplayOptionsOrDefault(), testMethod);
}
