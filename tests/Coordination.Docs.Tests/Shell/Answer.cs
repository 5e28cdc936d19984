namespace Coordination.Docs.Tests.Shell;

/// <summary>What one call of curl came to.</summary>
/// <param name="Arguments">What curl was called with.</param>
/// <param name="Status">The status of the answer; 0 when there was none.</param>
/// <param name="Body">What it wrote to standard output.</param>
internal sealed record Answer(string Arguments, int Status, string Body);
