using System.CommandLine;
using Coordination.SiloHost.Commands;

namespace Coordination.SiloHost.Tests.Deploy;

/// <summary>What the files ask of the cluster edition. As soon as the program knows <c>--cluster</c>, nothing is excused any more.</summary>
internal static class ClusterEdition
{
    /// <summary>What makes a serving process a silo.</summary>
    public const string Switch = "--cluster";

    private static readonly string[] Variables = ["COORDINATION_CLUSTER_ID", "COORDINATION_ADVERTISE"];

    /// <summary>Whether the program has it.</summary>
    public static bool IsKnown { get; } = Serve.Options.Any(option => option.Name == Switch);

    public static Command Serve => SiloHostCommands.Create().Subcommands.Single(command => command.Name == "serve");

    /// <summary>The arguments that this program can be asked to understand.</summary>
    public static string[] Known(IEnumerable<string> arguments) => [.. arguments.Where(argument => IsKnown || argument != Switch)];

    /// <summary>Whether a variable cannot be asked for yet.</summary>
    public static bool IsAhead(string variable) => !IsKnown && Variables.Contains(variable);

    /// <summary>A port that the files rely on, which must be what the program's help says of its option.</summary>
    public static int Port(string option, int agreed) =>
        !IsKnown || Serve.Options.Single(known => known.Name == option).Description!.Contains(agreed.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal)
            ? agreed
            : throw new InvalidOperationException($"{option} is not {agreed} by default.");
}
