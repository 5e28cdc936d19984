using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Coordination.Identity;

namespace Coordination.Access;

/// <summary>The text of a key, a link or a session: what it is, its public part, and its secret.</summary>
/// <remarks>
/// <c>cdn_ab3d5f7h_</c> and 43 characters of base64url, which are 256 random bits. The prefix lets scanners find a key that
/// somebody published by mistake; the public part finds it on record; of the secret only the SHA-256 is kept, which is enough
/// for one that nobody chose.
/// </remarks>
internal static class AccessToken
{
    /// <summary>The random bytes of a public part.</summary>
    public const int PublicSize = 5;

    /// <summary>The random bytes of a secret.</summary>
    public const int SecretSize = 32;

    /// <summary>What a key begins with.</summary>
    public const string KeyPrefix = "cdn_";

    private const int PublicLength = 8;
    private const int SecretLength = 43;
    private const int SecretAt = 13;
    private const int Length = SecretAt + SecretLength;

    /// <summary>What a credential of a kind begins with.</summary>
    public static string PrefixOf(CredentialKind kind) => kind switch
    {
        CredentialKind.Key => KeyPrefix,
        CredentialKind.Link => "cdl_",
        CredentialKind.Invitation => "cdi_",
        _ => "cds_",
    };

    /// <summary>The whole text.</summary>
    public static string Write(CredentialKind kind, string id, ReadOnlySpan<byte> secret) => $"{PrefixOf(kind)}{id}_{Base64Url.EncodeToString(secret)}";

    /// <summary>The public part of random bytes.</summary>
    public static string WritePublic(ReadOnlySpan<byte> random) => Base32.Write(random);

    /// <summary>Whether a text is the public part of a credential.</summary>
    public static bool IsPublic(string? text) => text?.Length == PublicLength && Base32.Is(text);

    /// <summary>Takes a text apart; says whether it has the form of a credential of a kind.</summary>
    public static bool TryRead(CredentialKind kind, ReadOnlySpan<char> text, out ReadOnlySpan<char> id, out ReadOnlySpan<char> secret)
    {
        var prefix = PrefixOf(kind);
        var isOne = text.Length == Length && text.StartsWith(prefix, StringComparison.Ordinal) && text[SecretAt - 1] == '_';
        id = isOne ? text.Slice(prefix.Length, PublicLength) : default;
        secret = isOne ? text[SecretAt..] : default;
        return isOne && Base32.Is(id) && Ascii.IsValid(secret);
    }

    /// <summary>The SHA-256 of a secret as it stands in the text; of none at all, that of as many zeros, which takes as long.</summary>
    public static void Hash(ReadOnlySpan<char> secret, Span<byte> hash)
    {
        Span<byte> ascii = stackalloc byte[SecretLength];
        ascii.Clear();
        Ascii.FromUtf16(secret, ascii, out _);
        SHA256.HashData(ascii, hash);
    }

    /// <summary>The SHA-256 of a secret, in hexadecimal digits.</summary>
    public static string Hash(ReadOnlySpan<char> secret)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        Hash(secret, hash);
        return Convert.ToHexStringLower(hash);
    }
}
