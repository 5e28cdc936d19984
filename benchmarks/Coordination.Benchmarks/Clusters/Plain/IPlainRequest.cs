using Orleans;

namespace Coordination.Benchmarks.Clusters.Plain;

/// <summary>A request as one writes it with Orleans alone.</summary>
[Alias("benchmark.plain-request")]
internal interface IPlainRequest : IGrainWithGuidKey
{
    /// <summary>Comes in.</summary>
    [Alias("submit")]
    Task SubmitAsync(string hall);

    /// <summary>Is taken by somebody.</summary>
    [Alias("take")]
    Task TakeAsync(string person);

    /// <summary>Is completed.</summary>
    [Alias("complete")]
    Task CompleteAsync();
}
