namespace Coordination.Docs.Tests.Snippets;

/// <summary>A fenced block of a page.</summary>
/// <param name="Page">The page, from the repository's folder.</param>
/// <param name="Line">The line of its fence, from 1.</param>
/// <param name="Info">What stands behind the fence, as <c>csharp</c>.</param>
/// <param name="Text">What stands in it.</param>
internal sealed record Block(string Page, int Line, string Info, string Text)
{
    /// <summary>The first word behind the fence.</summary>
    public string Language => Info.Split(' ')[0];

    /// <summary>Where it stands, as compilers write it.</summary>
    public override string ToString() => FormattableString.Invariant($"{Page}({Line})");
}
