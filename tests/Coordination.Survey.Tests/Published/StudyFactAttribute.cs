using Xunit;

namespace Coordination.Survey.Tests.Published;

/// <summary>A test that reads the printed study, which the project may use and does not ship; skipped, with that reason, where it is not.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class StudyFactAttribute : FactAttribute
{
    private const string Variable = "COORDINATION_SHARED_DATA";

    public StudyFactAttribute() => Skip = File.Exists(Path) ? null : $"The printed study is not here: neither in ../shared/data beside the repository, nor in a folder named by {Variable}.";

    /// <summary>Where it is looked for.</summary>
    public static string Path { get; } = System.IO.Path.Combine(Folder(), "survey", "thesis-2018.json");

    private static string Folder() => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named
        ? named
        : System.IO.Path.GetFullPath(System.IO.Path.Combine(Repository.Root, "..", "shared", "data"));
}
