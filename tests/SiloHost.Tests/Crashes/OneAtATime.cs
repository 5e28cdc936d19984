using Xunit;

namespace Coordination.SiloHost.Tests.Crashes;

/// <summary>One at a time: each of these tests takes the whole machine.</summary>
[CollectionDefinition(nameof(OneAtATime), DisableParallelization = true)]
public sealed class OneAtATime;
