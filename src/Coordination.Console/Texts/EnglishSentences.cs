namespace Coordination.Console.Texts;

/// <summary>What the engine refuses in the words of its API, in the words of the console's pages: by names, and by what stands on buttons and fields. All else is told as it is.</summary>
internal static class EnglishSentences
{
    private static readonly SentenceForms Forms = new("EnglishRefusals.txt");

    /// <summary>The sentence as the console says it; null where the engine's own words will do.</summary>
    public static string? Find(string sentence, Func<string, string, string> word) => Forms.Find(sentence, word);
}
