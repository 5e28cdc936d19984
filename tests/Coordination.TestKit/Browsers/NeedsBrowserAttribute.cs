using Coordination.TestKit.Needs;

namespace Coordination.TestKit.Browsers;

/// <summary>The class needs Chromium.</summary>
public sealed class NeedsBrowserAttribute : NeedAttribute
{
    /// <inheritdoc />
    public override string? Obstacle => RequireAll || Browser.IsFound ? null : "Chromium is not installed: `apt-get install chromium`.";
}
