using Coordination.SiloHost.Terminal;
using Coordination.Simulation.Scenarios;

namespace Coordination.SiloHost.Commands;

/// <summary>Reads the scenario of a command.</summary>
internal static class ScenarioFile
{
    /// <summary>The scenario; null when it has faults, which are on standard error then.</summary>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Scenario? Read(string file)
    {
        var reading = ScenarioDocument.ReadFile(file);
        if (!reading.IsRead)
        {
            foreach (var fault in reading.Faults)
            {
                Console.Error.WriteLine($"{fault.Path}: {fault.Message}");
            }

            ErrorText.WriteLine($"{file} has {reading.Faults.Length} {(reading.Faults.Length == 1 ? "fault" : "faults")}.");
        }

        return reading.Scenario;
    }
}
