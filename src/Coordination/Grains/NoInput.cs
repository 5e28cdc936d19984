namespace Coordination.Grains;

/// <summary>Of grains whose decisions look at their state and the command alone.</summary>
internal readonly record struct NoInput;
