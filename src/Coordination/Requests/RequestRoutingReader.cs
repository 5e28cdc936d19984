using System.Text.Json;
using Coordination.Journal;

namespace Coordination.Requests;

/// <summary>Reads the routing state straight from a row's state JSON, skipping all else: a rebuild reads a million of them.</summary>
/// <remarks>Gives what <see cref="RequestRouting.Of"/> gives of the whole state.</remarks>
internal static class RequestRoutingReader
{
    /// <summary>The routing state of a row.</summary>
    /// <param name="stateJson">The row's state, as UTF-8 JSON.</param>
    /// <exception cref="JournalCorruptException">The JSON is not a request's state.</exception>
    public static RequestRouting Read(ReadOnlySpan<byte> stateJson)
    {
        try
        {
            var parser = new RoutingParser(stateJson);
            return parser.ReadRequest();
        }
        catch (Exception error) when (error is JsonException or FormatException or InvalidOperationException or ArgumentException)
        {
            throw new JournalCorruptException($"The state of a request cannot be read for routing: {error.Message}", error);
        }
    }
}
