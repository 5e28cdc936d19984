namespace Coordination.SiloHost.Serving;

/// <summary>What a host that does not serve yet is doing, for whoever asks it meanwhile. It names nothing of the inside.</summary>
internal sealed class StartProgress
{
    private volatile string _doing = "it has just begun";

    /// <summary>What it is doing now.</summary>
    public string Doing
    {
        get => _doing;
        set => _doing = value;
    }
}
