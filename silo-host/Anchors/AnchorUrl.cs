using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Serialization;
using Coordination.Journal;

namespace Coordination.SiloHost.Anchors;

/// <summary>A web address that takes anchors, each as a JSON document by POST; any answer of 200 to 299 means that it is kept.</summary>
/// <param name="url">The address. What follows its host may be a secret, and is not shown.</param>
/// <param name="client">Calls it.</param>
internal sealed class AnchorUrl(Uri url, HttpClient client) : IAnchorTarget
{
    public string Name => url.GetLeftPart(UriPartial.Authority);

    public ValueTask<JournalAnchor?> ReadLastAsync(CancellationToken cancellation) => ValueTask.FromResult<JournalAnchor?>(null);

    public async ValueTask KeepAsync(JournalAnchor anchor, DateTimeOffset at, CancellationToken cancellation)
    {
        try
        {
            using var answer = await client.PostAsJsonAsync(url, new Document(anchor.Sequence, anchor.Digest.ToString(), anchor.ToString(), at), cancellation);
            if (!answer.IsSuccessStatusCode)
            {
                throw new AnchorTargetException(string.Create(CultureInfo.InvariantCulture, $"{Name} (it answers {(int)answer.StatusCode})"));
            }
        }
        catch (Exception fault) when (fault is HttpRequestException || (fault is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            throw new AnchorTargetException($"{Name} ({(fault is OperationCanceledException ? "no answer in time" : fault.Message.TrimEnd('.'))})", fault);
        }
    }

    public void Dispose() => client.Dispose();

    /// <summary>What is sent.</summary>
    private sealed record Document(
        [property: JsonPropertyName("sequence")] long Sequence,
        [property: JsonPropertyName("digest")] string Digest,
        [property: JsonPropertyName("anchor")] string Anchor,
        [property: JsonPropertyName("at")] DateTimeOffset At);
}
