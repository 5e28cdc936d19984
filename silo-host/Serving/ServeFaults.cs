using System.Net.Sockets;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Options;

namespace Coordination.SiloHost.Serving;

/// <summary>Says in one sentence why the host cannot serve.</summary>
internal static class ServeFaults
{
    /// <summary>The sentence and the exit code; null for a defect, whose details must be told.</summary>
    public static ServeException? Explain(Exception fault, ServeOptions options) => fault switch
    {
        IOException { InnerException: AddressInUseException } => Because($"The address {Addresses(options)} is in use already: stop the other program, or give another one with --urls.", fault),
        SocketException { SocketErrorCode: SocketError.AccessDenied } => Because($"This user may not listen on {Addresses(options)}: give a port from 1024 with --urls.", fault),
        SocketException or IOException { InnerException: SocketException } => Because($"It is not possible to listen on {Addresses(options)}: {fault.Message.TrimEnd('.')}.", fault),
        OptionsValidationException wrong => new ServeException(string.Join(' ', wrong.Failures), ServeException.Usage, fault),
        CoordinationException => Because(fault.Message, fault),
        _ => null,
    };

    private static ServeException Because(string message, Exception fault) => new(message, ServeException.Fault, fault);

    private static string Addresses(ServeOptions options) => options.Http.Urls.Count > 0 ? string.Join(", ", options.Http.Urls) : options.Console.Variable(ServeSettings.UrlsVariable) ?? ServeOptions.DefaultUrl;
}
