using System.Diagnostics;

namespace Coordination.Crashes.Clusters;

/// <summary>Notes how long the longest call takes, with whatever is tried again for it.</summary>
internal sealed class LongestCall(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    private readonly Lock _lock = new();

    public TimeSpan Longest { get; private set; }

    public void Reset()
    {
        lock (_lock)
        {
            Longest = TimeSpan.Zero;
        }
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var begin = Stopwatch.GetTimestamp();
        try
        {
            return await base.SendAsync(request, cancellationToken);
        }
        finally
        {
            Note(Stopwatch.GetElapsedTime(begin));
        }
    }

    private void Note(TimeSpan took)
    {
        lock (_lock)
        {
            Longest = took > Longest ? took : Longest;
        }
    }
}
