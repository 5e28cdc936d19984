using System.Security.Cryptography;
using System.Text;

namespace Coordination.Web.Tests.Canaries;

/// <summary>Something that a caller wrote and that nobody could write by chance.</summary>
/// <param name="Kind">What it begins with: it is in nothing that was not planted.</param>
/// <param name="Text">The text.</param>
internal sealed record Plant(string Kind, string Text)
{
    // The ends of a piece of base64 depend on what stands beside it.
    private const int Uncertain = 4;

    /// <summary>A new one.</summary>
    public static Plant New(string kind) => new(kind, kind + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)));

    /// <summary>What betrays any of a kind: its beginning in the usual encodings.</summary>
    public static IEnumerable<(string Form, byte[] Bytes)> Forms(string kind)
    {
        var plain = Encoding.UTF8.GetBytes(kind);
        yield return ("as it is", plain);
        yield return ("in capitals", Encoding.UTF8.GetBytes(kind.ToUpperInvariant()));
        yield return ("in UTF-16", Encoding.Unicode.GetBytes(kind));
        yield return ("in hexadecimal", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(plain)));
        for (var before = 0; before < 3; before++)
        {
            yield return ("in base64", Encoding.ASCII.GetBytes(Convert.ToBase64String([.. new byte[before], .. plain])[Uncertain..^Uncertain]));
        }
    }

    /// <summary>A hash of it alone, which whoever guesses the text can make; in bytes and in digits.</summary>
    public IEnumerable<byte[]> Hashes()
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(Text));
        yield return hash[..16];
        yield return Encoding.ASCII.GetBytes(Convert.ToHexStringLower(hash)[..32]);
    }
}
