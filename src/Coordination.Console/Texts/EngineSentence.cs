using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Coordination.Console.Texts;

/// <summary>What the engine says in English of why something waits or went to somebody, taken apart: a text of the console, and what it is about.</summary>
/// <remarks>What is on record is a sentence and nothing else, so that its own words are what can be told in another language.</remarks>
/// <param name="Text">The name of the text.</param>
/// <param name="About">What it is about, in the order of the text's places.</param>
internal sealed record EngineSentence(string Text, ImmutableArray<SentencePart> About)
{
    private static readonly ImmutableArray<(string Text, Regex Form)> Forms =
    [
        Form("Said.level-held", "The crisis plan holds requests of urgency <number> back until the crisis is lifted."),
        Form("Said.closed-clock-stands", "The department <department> is closed for now; the clocks of what it leads stand still meanwhile."),
        Form("Said.closed-clock-runs", "The department <department> is closed for now; clocks run on meanwhile."),
        Form("Said.closed-when-booked", "The department <department> is closed at the booked time, <moment>: another time is to be found."),
        Form("Said.closed", "The department <department> is closed."),
        Form("Said.elsewhere", "The citizen is with somebody else; it is called when they are free again."),
        Form("Said.not-arrived", "The citizen has not come yet."),
        Form("Said.not-before", "It is not called before <moment>."),
        Form("Said.nobody-skilled", "Nobody has the skills and the capacity that it requires."),
        Form("Said.nobody-signed-on", "<number> people could serve it, and none of them is at work."),
        Form("Said.excluded", "Everybody at work who could serve it is excluded from it, at least until <moment>."),
        Form("Said.limit-reached", "The department <department> has <number> items in hand; its limit is <number>."),
        Form("Said.ready", "<number> people could begin now; it is given as soon as its turn comes."),
        Form("Said.waiting-for-pull", "<number> people could begin now, but in the department <department> people ask for the next item themselves."),
        Form("Said.nobody-there", "Nobody of the department <department> who could serve it is at work."),
        Form("Said.all-busy", "<number> people could serve it and all are busy, with <number> items in hand; <number> items go before it."),
        Form("Said.help", "<number> people of other departments can help."),
        Form("Said.help-above", "<number> people of other departments can help when more than <number> wait, or somebody longer than was promised."),
        Form("Said.held", "<staff> has it in hand since <moment>."),
        Form("Said.reserved", "It is being given to <staff>."),
        Form("Said.by-name", "Given by name."),
        Form("Said.helped", "First in <order>: urgency <number>, waited <duration>; <choice>, helping from <department>."),
        Form("Said.first", "First in <order>: urgency <number>, waited <duration>; <choice>."),
    ];

    /// <summary>The sentences of a text, taken apart; none where one of them is not known.</summary>
    public static ImmutableArray<EngineSentence> Read(string text)
    {
        var sentences = ImmutableArray.CreateBuilder<EngineSentence>();
        for (var rest = text; rest.Length > 0;)
        {
            if (Forms.Select(one => (one.Text, Found: one.Form.Match(rest))).FirstOrDefault(one => one.Found.Success) is not { Found: { } found } known)
            {
                return [];
            }

            sentences.Add(new EngineSentence(known.Text, [.. found.Groups.Values.Skip(1).Select(group => new SentencePart(group.Name[..^1], group.Value))]));
            rest = rest[found.Length..].TrimStart();
        }

        return sentences.ToImmutable();
    }

    private static (string Text, Regex Form) Form(string text, string sentence)
    {
        var place = 0;
        var form = Regex.Replace(Regex.Escape(sentence), "<([a-z]+)>", part => $"(?<{part.Groups[1].Value}{place++}>{SentencePart.FormOf(part.Groups[1].Value)})");
        return (text, new Regex($"^{form.Replace("people\\ could", "(?:person|people)\\ could", StringComparison.Ordinal).Replace("people\\ of", "(?:person|people)\\ of", StringComparison.Ordinal)
            .Replace("items", "items?", StringComparison.Ordinal).Replace("\\ go\\ ", "\\ go(?:es)?\\ ", StringComparison.Ordinal)}", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant));
    }
}
