namespace Coordination.Requests;
public static class RequestRoutingReader { public static RequestRouting Read(ReadOnlySpan<byte> json) => RequestRouting.Of(new RequestBehaviour().ReadState(json)); }
