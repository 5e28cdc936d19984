namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A clock that goes as others do, and is wrong.</summary>
internal sealed class ShiftedTime(TimeSpan by) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + by;
}
