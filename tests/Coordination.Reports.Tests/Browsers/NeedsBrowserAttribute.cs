using Coordination.TestKit.Needs;
using Coordination.Web.Tests.Browsers;

namespace Coordination.Reports.Tests.Browsers;

/// <summary>The class needs Chromium.</summary>
internal sealed class NeedsBrowserAttribute : NeedAttribute
{
    /// <inheritdoc />
    public override string? Obstacle => RequireAll || Chromium.IsFound ? null : "Chromium is not installed: `apt-get install chromium`.";
}
