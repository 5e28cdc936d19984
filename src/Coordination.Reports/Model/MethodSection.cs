using System.Collections.Immutable;

namespace Coordination.Reports.Model;

/// <summary>How the figures came about, and how far they can be trusted.</summary>
/// <param name="Method">How they came about, a paragraph each.</param>
/// <param name="Limits">What they do not say, a paragraph each.</param>
/// <param name="Facts">What is needed to make them again: file, seed, options, versions.</param>
public sealed record MethodSection(ImmutableArray<string> Method, ImmutableArray<string> Limits, ImmutableArray<MethodFact> Facts);

/// <summary>Something needed to make the report again.</summary>
/// <param name="Name">What it is.</param>
/// <param name="Value">Its value.</param>
public sealed record MethodFact(string Name, string Value);
