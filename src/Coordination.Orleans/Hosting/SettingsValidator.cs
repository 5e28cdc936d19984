using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Hosting;

/// <summary>Refuses settings that cannot work, before a silo or a client starts.</summary>
internal sealed class SettingsValidator(CoordinationClusterOptions cluster, TimeProvider time) : IConfigurationValidator
{
    /// <exception cref="OrleansConfigurationException">A setting is out of its range.</exception>
    public void ValidateConfiguration()
    {
        string[] faults = [.. cluster.Faults(), .. cluster.Tls?.Faults(time.GetUtcNow()) ?? []];
        if (faults.Length > 0)
        {
            throw new OrleansConfigurationException(string.Join(" ", faults));
        }
    }
}
