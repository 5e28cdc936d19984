using Coordination.TestKit.Needs;

namespace Coordination.Web.Tests.Browsers;

/// <summary>Tests that need Chromium.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NeedsBrowserAttribute : NeedAttribute
{
    /// <inheritdoc />
    public override string? Obstacle => RequireAll || Chromium.IsFound ? null : "Chromium is not installed: `apt-get install chromium`.";
}
