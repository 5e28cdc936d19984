using Coordination.Journal;

namespace Coordination.SiloHost.Anchors;

/// <summary>Where anchors are kept, out of the store's reach.</summary>
internal interface IAnchorTarget : IDisposable
{
    /// <summary>How people are told of it; no secret is in it.</summary>
    string Name { get; }

    /// <summary>The last anchor that it has; null for none, or where it does not say.</summary>
    ValueTask<JournalAnchor?> ReadLastAsync(CancellationToken cancellation);

    /// <summary>Keeps one more.</summary>
    /// <exception cref="AnchorTargetException">It cannot be kept now.</exception>
    ValueTask KeepAsync(JournalAnchor anchor, DateTimeOffset at, CancellationToken cancellation);
}

/// <summary>An anchor could not be kept; it is tried again.</summary>
internal sealed class AnchorTargetException(string message, Exception? inner = null) : Exception(message, inner);
