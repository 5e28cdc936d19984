using System.Globalization;
using Coordination.Console.Texts;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Console.Shell;

/// <summary>Why something waits, and why it went to somebody, in the reader's language: in English as the engine says it, in others the same facts.</summary>
internal static class WaitWords
{
    /// <summary>Why something still waits.</summary>
    public static string WhyOf(this PageContext page, ItemWait wait) =>
        page.Texts.IsEngines ? wait.Why : page.Translated(wait.Why) ?? page.Texts.OfCode("Wait", wait.Code);

    /// <summary>What the sentence means that is on record of an item in hand or offered; null for readers of English.</summary>
    public static string? MeaningOf(this PageContext page, string sentence, WorkItemStatus status) => page.Texts.IsEngines ? null
        : page.Translated(sentence) ?? page.Texts.OfCode("Wait", status == WorkItemStatus.Offered ? WaitCodes.Reserved : WaitCodes.Held);

    /// <summary>What a refusal or a fault says, in the reader's language and by the names of people and departments; null where there are no other words for it than its own.</summary>
    public static string? Told(this PageContext page, string sentence) => page.Texts.IsEngines ? EnglishSentences.Find(sentence, page.Part) : ChineseSentences.Find(sentence, page.Part);

    private static string Part(this PageContext page, string kind, string value) => kind switch
    {
        "staff" => StaffId.TryParse(value, out var staff) ? page.NameOf(staff) : value,
        "department" => page.DepartmentIn(value),
        "hall" => page.Plan is { } plan && plan.Centre.ToString() == value ? plan.Name.Default : value,
        "moment" => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var at) ? page.Time(at) : value,
        "item" => page.Texts.OfCode("Item", value),
        "request" => page.Texts.OfCode("Status", value),
        "kind" => page.Texts.OfCode("Kind", value),
        "field" => page.Texts.OrNull($"Field.{value}") ?? page.Texts.OfCode("Filter", value),
        "permission" => page.Texts.OfCode("Permission", value),
        "presence" => page.Texts.OfCode("Presence", value.Replace(' ', '-')),
        "what" or "form" or "text" when !page.Texts.IsEngines => ChineseSentences.PartOf(value),
        _ => value,
    };

    // Null where the engine says something that there are no words for.
    private static string? Translated(this PageContext page, string sentence) => EngineSentence.Read(sentence) is { IsEmpty: false } read
        ? string.Concat(read.Select(one => page.Texts.Of(one.Text, [.. one.About.Select(page.Word)])))
        : null;

    private static object Word(this PageContext page, SentencePart part) => part.Kind switch
    {
        "department" => page.DepartmentIn(part.Value),
        "staff" => StaffId.TryParse(part.Value, out var staff) ? page.NameOf(staff) : part.Value,
        "order" or "choice" => page.Counted(part.Value),
        "duration" => page.Texts.Of($"Unit.{part.Value.Split(' ')[1]}", part.Value.Split(' ')[0]),
        _ => part.Value,
    };

    // By its id, or by its name in the plan's own language.
    private static string DepartmentIn(this PageContext page, string text) =>
        page.Spoken?.Original.Departments.FirstOrDefault(one => one.Id.ToString() == text || one.Name.Default == text) is { } known ? page.NameOf(known.Id) : text;

    // Such as 'the longest idle of 3 people free for it': the words without the number name the text.
    private static string Counted(this PageContext page, string text)
    {
        var words = text.Split(' ');
        var number = words.FirstOrDefault(word => word.All(char.IsAsciiDigit));
        return page.Texts.OrNull($"Said.{string.Join('-', words.Where(word => word != number))}") is { } known
            ? string.Format(CultureInfo.InvariantCulture, known, number) : text;
    }
}
