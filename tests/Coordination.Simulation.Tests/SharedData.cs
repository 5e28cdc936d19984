using Xunit;

namespace Coordination.Simulation.Tests;

/// <summary>Where the recorded days are that the project may use and does not ship.</summary>
internal static class SharedData
{
    public const string Variable = "COORDINATION_SHARED_DATA";

    public static string? Folder { get; } = Find();

    /// <summary>A recording of Warsaw's district offices, such as <c>ud-wola</c>.</summary>
    public static string Warsaw(string office) => Path.Combine(Folder!, "warsaw", $"{office}.csv.gz");

    private static string? Find()
    {
        var folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
            ? named
            : Path.GetFullPath(Path.Combine(Repository.Root, "..", "shared", "data"));
        return Directory.Exists(Path.Combine(folder, "warsaw")) ? folder : null;
    }
}

/// <summary>A test that reads the shared data; skipped, with that reason, where the data is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataFactAttribute : FactAttribute
{
    public SharedDataFactAttribute() => Skip = Reason;

    public static string? Reason => SharedData.Folder is null
        ? $"The recorded days are not here: neither ../shared/data beside the repository, nor a folder named by {SharedData.Variable}."
        : null;
}

/// <inheritdoc cref="SharedDataFactAttribute" />
[AttributeUsage(AttributeTargets.Method)]
internal sealed class SharedDataTheoryAttribute : TheoryAttribute
{
    public SharedDataTheoryAttribute() => Skip = SharedDataFactAttribute.Reason;
}
