using Coordination.Charts.Frames;

namespace Coordination.Charts.Shares;

/// <summary>One of the kinds that a whole is made of, such as a grade.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Ink">Its colour.</param>
public sealed record ShareLevel(string Name, Ink Ink);
