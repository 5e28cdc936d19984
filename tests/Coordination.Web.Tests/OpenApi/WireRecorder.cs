using Coordination.Web.Tests.Hosting;

namespace Coordination.Web.Tests.OpenApi;

/// <summary>Holds whatever is answered against the document.</summary>
internal sealed class WireRecorder(WireSchemas schemas) : DelegatingHandler(new HttpClientHandler())
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = await base.SendAsync(request, cancellationToken);
        await response.Content.LoadIntoBufferAsync(cancellationToken);
        var reply = await ApiReply.ReadAsync(response);
        schemas.Answer(request.Method.Method, request.RequestUri!.AbsolutePath, reply.Status, reply.ContentType, reply.Text);
        return response;
    }
}
