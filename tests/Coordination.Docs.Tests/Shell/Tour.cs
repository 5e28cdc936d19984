using System.Diagnostics;
using System.Globalization;

namespace Coordination.Docs.Tests.Shell;

/// <summary>Runs commands in a shell as somebody would who pastes them, and keeps what every curl came to.</summary>
internal static class Tour
{
    // A function of curl's name: the same call, its answer kept beside. A stream of events ends by its own time limit, which is no fault.
    private const string Preamble = """
        set -u
        curl() {
          local number; number=$(ls "$TOUR" | grep -c '\.arguments$')
          printf '%s' "$*" > "$TOUR/$number.arguments"
          command curl --max-time 30 -w '%{stderr}%{http_code}\n' "$@" > "$TOUR/$number.body" 2> "$TOUR/$number.status"
          cat "$TOUR/$number.body"
        }

        """;

    /// <summary>Runs commands one after the other in a new folder; gives the answers in the order of the calls.</summary>
    public static async Task<IReadOnlyList<Answer>> RunAsync(string commands, DirectoryInfo folder)
    {
        var kept = folder.CreateSubdirectory("answers");
        var script = Path.Combine(folder.FullName, "tour.sh");
        await File.WriteAllTextAsync(script, Preamble + commands);
        var start = new ProcessStartInfo("bash", [script])
        {
            WorkingDirectory = folder.FullName,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["TOUR"] = kept.FullName;
        using var shell = Process.Start(start)!;
        _ = shell.StandardOutput.ReadToEndAsync();
        var errors = await shell.StandardError.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return errors.Length > 0
            ? throw new InvalidOperationException($"The shell says: {errors}")
            : [.. Enumerable.Range(0, kept.GetFiles("*.arguments").Length).Select(number => Read(kept, number))];
    }

    private static Answer Read(DirectoryInfo kept, int number)
    {
        var status = Text("status").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return new Answer(
            Text("arguments"),
            status.Length > 0 && int.TryParse(status[^1], CultureInfo.InvariantCulture, out var code) ? code : 0,
            Text("body"));

        string Text(string kind) => File.ReadAllText(Path.Combine(kept.FullName, FormattableString.Invariant($"{number}.{kind}")));
    }
}
