using Coordination.Dispatch;
using Coordination.Requests;

namespace Coordination.Console.Texts;

internal sealed partial class ConsoleTexts
{
    /// <summary>Why something still waits, in the reader's language; in English with the engine's own particulars.</summary>
    public string Why(ItemWait wait) => IsChinese ? OfCode("Wait", wait.Code) : wait.Why;

    /// <summary>What the sentence means that is on record of an item in hand or offered; null for readers of English.</summary>
    public string? WhyHeld(WorkItemStatus status) => IsChinese ? OfCode("Wait", status == WorkItemStatus.Offered ? WaitCodes.Reserved : WaitCodes.Held) : null;

    /// <summary>What a refusal's code means; null for readers of English, whom the refusal itself tells more, and where there are no words for it.</summary>
    public string? RefusalOf(string code) => IsChinese ? OrNull($"Because.{code}") : null;
}
