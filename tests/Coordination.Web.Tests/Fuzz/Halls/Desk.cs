namespace Coordination.Web.Tests.Fuzz.Halls;

/// <summary>A lane of the test hall as its caller knows it: a department, its service and its two clerks.</summary>
internal sealed class Desk(int lane, bool isOffering)
{
    public string Service => $"service-{lane}";

    public string Department => $"desk-{lane}";

    public IReadOnlyList<string> Windows { get; } = [$"{lane}A", $"{lane}B"];

    /// <summary>Whether work is offered here; it is asked for elsewhere.</summary>
    public bool IsOffering => isOffering;

    /// <summary>Whether its caller closed or limited it.</summary>
    public bool IsRestricted { get; set; }

    /// <summary>The clerks, with their presence.</summary>
    public Dictionary<string, Presence> Clerks { get; } = new() { [$"clerk-{lane}"] = Presence.Off, [$"other-{lane}"] = Presence.Off };

    /// <summary>How a clerk stands to work, as far as is known.</summary>
    internal enum Presence
    {
        /// <summary>Not at work.</summary>
        Off,

        /// <summary>At work.</summary>
        On,

        /// <summary>Takes none for now.</summary>
        Paused,

        /// <summary>Something went otherwise than expected.</summary>
        Unknown,
    }
}
