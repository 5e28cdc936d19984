using System.Collections.Concurrent;

namespace Coordination.SiloHost.TestKit;

/// <summary>What a program says line by line, and who waits for it to say something.</summary>
public sealed class HeardLines
{
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly ConcurrentDictionary<TaskCompletionSource, string> _awaited = new();

    /// <summary>Every line so far.</summary>
    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>The same as one text.</summary>
    public string Text => string.Join('\n', _lines);

    /// <summary>Another line; null for the end.</summary>
    public void Hear(string? line)
    {
        if (line is null)
        {
            return;
        }

        _lines.Enqueue(line);
        foreach (var (said, words) in _awaited)
        {
            Tell(line, words, said);
        }
    }

    /// <summary>Hears whatever is written, to its end.</summary>
    public async Task HearAsync(TextReader reader)
    {
        while (await reader.ReadLineAsync() is { } line)
        {
            Hear(line);
        }
    }

    /// <summary>Waits until these words have been said in one line.</summary>
    /// <exception cref="TimeoutException">They were not.</exception>
    public async Task SaysAsync(string words, TimeSpan patience)
    {
        var said = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _awaited[said] = words;
        foreach (var line in _lines)
        {
            Tell(line, words, said);
        }

        await said.Task.WaitAsync(patience);
        _awaited.TryRemove(said, out _);
    }

    private static void Tell(string line, string words, TaskCompletionSource said)
    {
        if (line.Contains(words, StringComparison.Ordinal))
        {
            said.TrySetResult();
        }
    }
}
