using Xunit;
using Xunit.Sdk;

namespace Coordination.TestKit.Needs;

/// <summary>A test that is skipped when a <see cref="NeedAttribute"/> of the class that runs it is not met.</summary>
[XunitTestCaseDiscoverer("Coordination.TestKit.Needs.NeedFactDiscoverer", "Coordination.TestKit")]
[AttributeUsage(AttributeTargets.Method)]
public sealed class NeedFactAttribute : FactAttribute;
