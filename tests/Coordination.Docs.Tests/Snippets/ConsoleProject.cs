using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Coordination.Docs.Tests.Snippets;

/// <summary>An empty console project: what <c>dotnet new console</c> makes, with references to the engine's packages.</summary>
internal static class ConsoleProject
{
    // The SDK's implicit usings for a console program; whatever else a block needs stands in the block.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Latest);
    private static readonly SyntaxTree Usings = CSharpSyntaxTree.ParseText(ImplicitUsings, Parsing, "Usings.cs");

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(file => MetadataReference.CreateFromFile(file)),
    ];

    /// <summary>The program that has a block for its whole source.</summary>
    public static CSharpCompilation Compile(Block block) => CSharpCompilation.Create(
        "Pasted",
        [Usings, CSharpSyntaxTree.ParseText(block.Text, Parsing, block.ToString())],
        References,
        new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>What is wrong with it; empty when it compiles without a warning.</summary>
    public static IReadOnlyList<string> FaultsOf(Block block) =>
    [
        .. Compile(block).GetDiagnostics()
            .Where(diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning)
            .Select(diagnostic => diagnostic.ToString()),
    ];
}
