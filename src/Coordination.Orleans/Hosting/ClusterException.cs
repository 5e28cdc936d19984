namespace Coordination.Orleans.Hosting;

/// <summary>A process may not take part in the cluster; the message says why and what to fix. Waiting does not help.</summary>
public sealed class ClusterException(string message, Exception? inner = null) : CoordinationException(message, inner);
