namespace Coordination.Console.Texts;

internal sealed partial class ConsoleTexts
{
    /// <summary>What a refusal's code means; null for readers of English, whom the refusal itself tells more, and where there are no words for it.</summary>
    public string? RefusalOf(string code) => IsChinese ? OrNull($"Because.{code}") : null;
}
