using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace Coordination.Web.Surface;

/// <summary>How many calls each caller has left: the framework's token bucket for each principal, and for each address of those who are nobody.</summary>
/// <remarks>Buckets that are full again leave memory by themselves. This machine's own calls are not counted: they are its proxy's, or an operator's.</remarks>
internal sealed class CallRates : IDisposable
{
    private const int PrefixBytes = 8;

    private readonly PartitionedRateLimiter<HttpContext>? _limiter;

    public CallRates(IOptions<CoordinationWebOptions> options)
    {
        var (rate, burst) = (options.Value.CallsPerSecond, options.Value.CallBurst);
        _limiter = rate == 0 ? null : PartitionedRateLimiter.Create<HttpContext, string>(context => CallerOf(context) is { } caller
            ? RateLimitPartition.GetTokenBucketLimiter(caller, _ => Bucket(rate, burst))
            : RateLimitPartition.GetNoLimiter(""));
    }

    /// <summary>Counts a call; after how many seconds the next one is worth trying where there are too many, null otherwise.</summary>
    public int? Count(HttpContext context)
    {
        if (_limiter is null)
        {
            return null;
        }

        using var lease = _limiter.AttemptAcquire(context);
        return lease.IsAcquired ? null : lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : 1;
    }

    public void Dispose() => _limiter?.Dispose();

    /// <summary>Who is counted; null for nobody.</summary>
    internal static string? CallerOf(HttpContext context) =>
        context.User.Identity is { IsAuthenticated: true, Name: { Length: > 0 } name } ? $"by {name}"
        : context.Connection.RemoteIpAddress is { } address && !IPAddress.IsLoopback(address) ? $"at {NetworkOf(address)}"
        : null;

    // Whoever has an IPv6 address has all of its last 64 bits.
    private static string NetworkOf(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexStringLower(plain.GetAddressBytes().AsSpan(0, PrefixBytes)) : plain.ToString();
    }

    private static TokenBucketRateLimiterOptions Bucket(int rate, int burst) => new()
    {
        TokenLimit = burst,
        TokensPerPeriod = rate,
        ReplenishmentPeriod = TimeSpan.FromSeconds(1),
        QueueLimit = 0,
    };
}
