using System.Diagnostics;
using System.Globalization;

namespace Coordination.SiloHost.Terminal;

/// <summary>A line on standard error that shows how far work is, once it has taken two seconds; silent when nobody watches.</summary>
/// <param name="console">Where to.</param>
internal sealed class ProgressLine(CommandConsole console) : IDisposable
{
    private const int Width = 30;

    private static readonly TimeSpan ShowAfter = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Refresh = TimeSpan.FromMilliseconds(100);

    private readonly bool _watched = console.IsErrorWatched;
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _shown;
    private int _length;

    /// <summary>Shows how far it is.</summary>
    /// <param name="share">The share that is done, 0 to 1; null when the end is not known.</param>
    /// <param name="text">What to say beside the bar.</param>
    public void Report(double? share, string text)
    {
        if (!_watched || Stopwatch.GetElapsedTime(_began) < ShowAfter || (_shown != 0 && Stopwatch.GetElapsedTime(_shown) < Refresh))
        {
            return;
        }

        _shown = Stopwatch.GetTimestamp();
        var line = share is { } done
            ? string.Create(CultureInfo.InvariantCulture, $"{Bar(done)} {done,4:P0}  {text}")
            : text;
        console.Error.Write($"\r{line.PadRight(_length)}");
        _length = line.Length;
    }

    /// <summary>Takes the line away.</summary>
    public void Dispose()
    {
        if (_length > 0)
        {
            console.Error.Write($"\r{new string(' ', _length)}\r");
        }
    }

    private static string Bar(double share)
    {
        var filled = (int)Math.Round(Math.Clamp(share, 0, 1) * Width);
        return $"[{new string('=', filled)}{new string(' ', Width - filled)}]";
    }
}
