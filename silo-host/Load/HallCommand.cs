namespace Coordination.SiloHost.Load;

/// <summary>A command on its way to a hall.</summary>
/// <param name="Path">Where to.</param>
/// <param name="Body">As JSON.</param>
/// <param name="By">Who gives it.</param>
/// <param name="Key">Makes repeating it safe.</param>
internal sealed record HallCommand(string Path, string Body, LoadCaller By, string Key)
{
    /// <summary>The codes of refusals that are no failure.</summary>
    public IReadOnlyCollection<string> UsualRefusals { get; init; } = [];
}
