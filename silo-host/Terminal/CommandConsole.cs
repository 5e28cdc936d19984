using System.Text;
using Microsoft.Extensions.Logging;
using Spectre.Console;

namespace Coordination.SiloHost.Terminal;

/// <summary>What a command line meets of the process around it: where it writes, and the environment's variables.</summary>
/// <remarks>Commands use nothing of <see cref="Console"/> and <see cref="Environment"/>, so that many can run side by side in one process.</remarks>
internal sealed class CommandConsole
{
    private readonly Func<Stream> _openOutput;
    private readonly Func<string, string?> _variables;
    private readonly Lazy<IAnsiConsole> _screen;

    /// <summary>A console that writes into streams, as into files or pipes.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="error">Standard error.</param>
    /// <param name="variables">A variable of the environment by its name; null for one that is not set.</param>
    public CommandConsole(Stream output, Stream error, Func<string, string?> variables)
    {
        (_openOutput, _variables) = (() => output, variables);
        (Out, Error) = (Writer(output), Writer(error));
        _screen = new(() => Terminal.Screen.Plain(Out));
    }

    private CommandConsole()
    {
        (_openOutput, _variables) = (System.Console.OpenStandardOutput, Environment.GetEnvironmentVariable);
        (Out, Error) = (System.Console.Out, System.Console.Error);
        (IsOutputWatched, IsErrorWatched) = (!System.Console.IsOutputRedirected, !System.Console.IsErrorRedirected);
        _screen = new(() => IsOutputWatched ? AnsiConsole.Console : Terminal.Screen.Plain(Out));
    }

    /// <summary>This process's own.</summary>
    public static CommandConsole OfProcess() => new();

    /// <summary>Standard output, for text.</summary>
    public TextWriter Out { get; }

    /// <summary>Standard error.</summary>
    public TextWriter Error { get; }

    /// <summary>Standard output, for tables.</summary>
    public IAnsiConsole Screen => _screen.Value;

    /// <summary>Whether a person looks at standard output, and no file or pipe takes it.</summary>
    public bool IsOutputWatched { get; }

    /// <summary>Whether a person looks at standard error.</summary>
    public bool IsErrorWatched { get; }

    /// <summary>Takes what a host logs; null for lines on this process's standard error.</summary>
    public ILoggerProvider? Log { get; init; }

    /// <summary>What must not be shown.</summary>
    public Secrets Secrets { get; } = new();

    /// <summary>A variable of the environment; null when it is not set, or empty.</summary>
    public string? Variable(string name) => _variables(name) is { Length: > 0 } value ? value : null;

    /// <summary>Writes bytes to standard output as they are, whatever the encoding of its text.</summary>
    public async Task WriteBytesAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        var output = _openOutput();
        await output.WriteAsync(bytes, cancellation);
        await output.FlushAsync(cancellation);
    }

    // A host's threads write at the same time, as they may to a process's own console.
    private static TextWriter Writer(Stream stream) =>
        TextWriter.Synchronized(new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false)) { AutoFlush = true });
}
