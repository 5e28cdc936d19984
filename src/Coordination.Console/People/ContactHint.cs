using Coordination.Console.Shell;

namespace Coordination.Console.People;

/// <summary>What may be wrong with what was looked for where nothing is found: a contact is on record as it was given, and only as a digest.</summary>
internal static class ContactHint
{
    private const int FewestDigits = 5;

    /// <summary>What was looked for, and how else it may be on record.</summary>
    /// <param name="page">Who looks.</param>
    /// <param name="contact">What was looked for; empty of a tracking code.</param>
    public static string Of(PageContext page, string contact) => page.Texts.Of(NameOf(contact), contact);

    private static string NameOf(string contact)
    {
        var digits = contact.Count(char.IsDigit);
        return contact.Length == 0 ? "FoundNothing"
            : contact.Contains('@', StringComparison.Ordinal) ? "FoundNothingByMail"
            : digits < FewestDigits || contact.Any(char.IsLetter) ? "FoundNothingByName"
            : contact[0] is '+' or '＋' || contact.StartsWith("00", StringComparison.Ordinal) ? "FoundNothingAbroad"
            : "FoundNothingAtHome";
    }
}
