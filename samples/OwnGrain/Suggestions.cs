using Orleans;

namespace OwnGrain;

/// <summary>What a suggestion box keeps.</summary>
[GenerateSerializer]
public sealed class Suggestions
{
    /// <summary>The texts, in the order in which they came.</summary>
    [Id(0)]
    public List<string> Texts { get; } = [];
}
