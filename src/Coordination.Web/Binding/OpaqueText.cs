using System.Buffers.Text;
using System.Text;

namespace Coordination.Web.Binding;

/// <summary>What callers are given to bring back unchanged: words that say what it is of, in base64url, so that nobody makes one up.</summary>
internal static class OpaqueText
{
    private const int MaxLength = 256;

    public static string Write(string words) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(words));

    /// <summary>The words; null where there are none.</summary>
    public static string[]? Read(string text) => text.Length is > 0 and <= MaxLength && Base64Url.IsValid(text)
        ? Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text)).Split(' ')
        : null;
}
