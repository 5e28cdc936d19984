using Xunit;

namespace Coordination.Crashes.Clusters;

/// <summary>One at a time: each of these tests takes the whole machine.</summary>
[CollectionDefinition(nameof(ClusterCollection), DisableParallelization = true)]
public sealed class ClusterCollection : ICollectionFixture<ClusterFixture>;
