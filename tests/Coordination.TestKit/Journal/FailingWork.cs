using Xunit;

namespace Coordination.TestKit.Journal;

/// <summary>Work that has to fail.</summary>
internal static class FailingWork
{
    /// <summary>Awaits it, and returns the fault.</summary>
    public static Task<T> ShouldFailAsync<T>(this ValueTask work)
        where T : Exception => Assert.ThrowsAsync<T>(work.AsTask);
}
