using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Hosting;

/// <summary>Refuses settings that cannot work, before a silo or a client starts.</summary>
internal sealed class SettingsValidator(CoordinationClusterOptions cluster) : IConfigurationValidator
{
    /// <exception cref="OrleansConfigurationException">A setting is out of its range.</exception>
    public void ValidateConfiguration()
    {
        if (cluster.Faults() is { Count: > 0 } faults)
        {
            throw new OrleansConfigurationException(string.Join(" ", faults));
        }
    }
}
