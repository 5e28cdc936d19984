using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Caching.Memory;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Access.Tokens;

/// <summary>Tokens that were found right, by the SHA-256 of each: for some minutes they need not be looked into again, and never beyond their own time.</summary>
internal sealed class TokenCache(TimeProvider time) : IDisposable
{
    /// <summary>More are not kept: the least recently used go first.</summary>
    public const int Most = 20_000;

    /// <summary>So long at most one is not looked into again.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    private readonly MemoryCache _tokens = new(Options.Create(new MemoryCacheOptions { SizeLimit = Most }));

    /// <summary>Whom a token proves; null where it must be looked into.</summary>
    public ProvenToken? Find(ReadOnlySpan<char> token) =>
        _tokens.TryGetValue<Kept>(KeyOf(token), out var found) && time.GetUtcNow() < found!.Until ? found.Proven : null;

    /// <summary>Keeps what a token proves.</summary>
    public void Keep(ReadOnlySpan<char> token, ProvenToken proven)
    {
        var now = time.GetUtcNow();
        var until = proven.Until < now + Longest ? proven.Until : now + Longest;
        using var entry = _tokens.CreateEntry(KeyOf(token));
        entry.Value = new Kept(proven, until);
        entry.Size = 1;
        entry.AbsoluteExpirationRelativeToNow = Longest;
    }

    public void Dispose() => _tokens.Dispose();

    private static TokenKey KeyOf(ReadOnlySpan<char> token)
    {
        Span<byte> utf8 = token.Length <= 1024 ? stackalloc byte[Encoding.UTF8.GetMaxByteCount(token.Length)] : new byte[Encoding.UTF8.GetMaxByteCount(token.Length)];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(utf8[..Encoding.UTF8.GetBytes(token, utf8)], hash);
        return new TokenKey(BitConverter.ToUInt128(hash), BitConverter.ToUInt128(hash[16..]));
    }

    // Until when it need not be looked into again; the token's own end may be later.
    private sealed record Kept(ProvenToken Proven, DateTimeOffset Until);

    private readonly record struct TokenKey(UInt128 First, UInt128 Last);
}
