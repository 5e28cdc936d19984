using System.Globalization;

namespace Coordination.Hosting;

/// <summary>What a host is doing that does not serve yet, or that serves and still wakes its halls, for whoever asks it meanwhile. It names nothing of the inside.</summary>
internal sealed class StartProgress
{
    private volatile string _doing = "it has just begun";

    /// <summary>What it is doing now.</summary>
    public string Doing
    {
        get => _doing;
        set => _doing = value;
    }

    /// <summary>How many halls are at work of those that are to be woken.</summary>
    public Func<(int Woken, int All)> Halls { get; set; } = static () => (0, 0);

    /// <summary>Which halls are still to be woken, in words; null where none is.</summary>
    public string? Waking => Halls() is var (woken, all) && woken < all ? string.Create(CultureInfo.InvariantCulture, $"waking {woken} of {all} halls") : null;
}
