using System.Diagnostics;

namespace Coordination.Torture.Commands;

/// <summary>One line on standard error about work that takes longer than two seconds; nothing where nobody watches.</summary>
internal sealed class ProgressLine : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(200);

    private readonly long _began = Stopwatch.GetTimestamp();
    private long _shown;
    private int _length;

    public TimeSpan Elapsed => Stopwatch.GetElapsedTime(_began);

    public void Show(Func<string> text)
    {
        if (Console.IsErrorRedirected || Elapsed < Patience || (_shown != 0 && Stopwatch.GetElapsedTime(_shown) < Refresh))
        {
            return;
        }

        _shown = Stopwatch.GetTimestamp();
        var line = text();
        Console.Error.Write($"\r{line.PadRight(_length)}");
        _length = line.Length;
    }

    public void Dispose()
    {
        if (_length > 0)
        {
            Console.Error.Write($"\r{new string(' ', _length)}\r");
        }
    }
}
