using System.Buffers;
using System.Globalization;
using System.Text.Unicode;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Coordination.Web.Binding;

/// <summary>Reads a body as bytes: of the right type, of bounded size, in valid UTF-8.</summary>
internal static class BodyReader
{
    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <param name="context">The call.</param>
    /// <param name="limit">At most so many bytes.</param>
    /// <param name="optional">Whether no body at all stands for an empty object.</param>
    /// <param name="cancellation">Cancelled when nobody waits for it any more.</param>
    public static async ValueTask<RawBody> ReadAsync(HttpContext context, long limit, bool optional, CancellationToken cancellation)
    {
        var request = context.Request;
        if (request.ContentLength > limit)
        {
            return TooLarge(limit);
        }

        // Of a body that would be refused, nothing is read, or one byte where only that tells whether there is one.
        var mediaType = MediaTypeProblem(request);
        if (mediaType is not null && request.ContentLength > 0)
        {
            return new RawBody(default, mediaType);
        }

        AllowAsMuch(context, limit);
        try
        {
            var read = await request.BodyReader.ReadAtLeastAsync(mediaType is null ? (int)limit + 1 : 1, cancellation);
            var bytes = read.Buffer.Length <= limit ? read.Buffer.ToArray() : null;
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return bytes is null ? TooLarge(limit) : Check(bytes, mediaType, optional);
        }
        catch (IOException fault) when (fault is not BadHttpRequestException && !context.RequestAborted.IsCancellationRequested)
        {
            // The server says so of what its reader of chunks cannot count, and of a connection that broke.
            return Wrong(ProblemCodes.Malformed, "The body is not framed as HTTP says: send it again, with its Content-Length or in well-formed chunks.", "$");
        }
    }

    // The server's own limit is one for all paths; twice ours, because it counts the frames of chunks as well.
    private static void AllowAsMuch(HttpContext context, long limit)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } server)
        {
            server.MaxRequestBodySize = 2 * limit;
        }
    }

    private static RawBody Check(byte[] bytes, Problem? mediaType, bool optional)
    {
        if (bytes.Length == 0)
        {
            return optional ? new RawBody("{}"u8.ToArray(), null) : Wrong(RefusalCodes.Invalid, "A JSON body is required: send an object with Content-Type: application/json.", "$");
        }

        if (mediaType is not null)
        {
            return new RawBody(default, mediaType);
        }

        return Utf8.IsValid(bytes)
            ? new RawBody(bytes.AsMemory(bytes.AsSpan().StartsWith(ByteOrderMark) ? ByteOrderMark.Length : 0), null)
            : Wrong(ProblemCodes.Malformed, "The body is not valid UTF-8: encode the JSON text in UTF-8.", "$");
    }

    private static Problem? MediaTypeProblem(HttpRequest request)
    {
        if (request.Headers.ContentEncoding.Count > 0)
        {
            return new Problem(
                Status415UnsupportedMediaType, ProblemCodes.UnsupportedMediaType, "Encoded bodies are not read: send the JSON as it is, without Content-Encoding.", HeaderNames.ContentEncoding);
        }

        return IsJson(request.ContentType) ? null : FaultProblem.OfStatus(Status415UnsupportedMediaType);
    }

    private static bool IsJson(string? contentType) =>
        MediaTypeHeaderValue.TryParse(contentType, out var type)
        && (type.MediaType.Equals("application/json", StringComparison.OrdinalIgnoreCase) || type.Suffix.Equals("json", StringComparison.OrdinalIgnoreCase))
        && (!type.Charset.HasValue || type.Charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || type.Charset.Equals("\"utf-8\"", StringComparison.OrdinalIgnoreCase));

    private static RawBody TooLarge(long limit) => new(default, new Problem(
        Status413PayloadTooLarge,
        ProblemCodes.TooLarge,
        string.Create(CultureInfo.InvariantCulture, $"The body is larger than the {limit} bytes allowed here: send less."),
        "$"));

    private static RawBody Wrong(string code, string detail, string field) =>
        new(default, new Problem(Status400BadRequest, code, detail, field));
}
