using Coordination.Dispatch;

namespace Coordination.Console.Texts;

internal sealed partial class ConsoleTexts
{
    /// <summary>Why something still waits, in the reader's language; in English with the engine's own particulars.</summary>
    public string Why(ItemWait wait) => IsChinese ? OfCode("Wait", wait.Code) : wait.Why;
}
