namespace Coordination.Orleans.Answers;

/// <summary>What is on record of a command's key.</summary>
/// <param name="WasGiven">Whether a command with it was carried out.</param>
internal sealed record CommandCheck(bool WasGiven);
