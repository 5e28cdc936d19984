using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Shell;

/// <summary>What makes sending a form twice have one effect: the engine knows commands by their keys.</summary>
internal static class FormKey
{
    private const string Field = "key";
    private const int Digits = 32;

    /// <summary>That of a form that is about to be shown.</summary>
    public static string New() => RandomNumberGenerator.GetHexString(Digits, lowercase: true);

    /// <summary>Who gives a command, with the key of the form that was sent; without one where it has none.</summary>
    /// <param name="meta">Who gives it.</param>
    /// <param name="form">The form.</param>
    /// <param name="step">Which of several commands of one form.</param>
    public static CommandMeta With(CommandMeta meta, IFormCollection form, string step = "") =>
        form[Field].ToString() is { Length: > 0 } text && CommandKey.TryParse($"{text}{step}", out var key) ? meta with { Key = key } : meta;
}
