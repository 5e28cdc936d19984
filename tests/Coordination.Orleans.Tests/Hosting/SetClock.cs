namespace Coordination.Orleans.Tests.Hosting;

/// <summary>This machine's clock, as somebody sets it; timers and timestamps take no notice.</summary>
internal sealed class SetClock : TimeProvider
{
    private long _by;

    /// <summary>By how much it is ahead.</summary>
    public TimeSpan By
    {
        get => new(Volatile.Read(ref _by));
        set => Volatile.Write(ref _by, value.Ticks);
    }

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + By;
}
