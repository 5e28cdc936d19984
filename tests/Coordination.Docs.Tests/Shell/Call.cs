using System.Text.RegularExpressions;

namespace Coordination.Docs.Tests.Shell;

/// <summary>A call of curl as a page shows it, with the answer that the page shows.</summary>
/// <param name="Command">The line, or the first of its lines.</param>
/// <param name="Status">The status that the page tells; null where it tells none.</param>
/// <param name="Body">The body that the page shows; null where it shows none. "…" stands for anything.</param>
internal sealed partial record Call(string Command, int? Status, string? Body)
{
    /// <summary>The calls in a text of commands, in order.</summary>
    public static IEnumerable<Call> In(string text)
    {
        var lines = text.Split('\n');
        for (var index = 0; index < lines.Length; index++)
        {
            if (lines[index].Contains("curl ", StringComparison.Ordinal))
            {
                var next = Array.FindIndex(lines, index + 1, line => !line.StartsWith(' '));
                var shown = next < 0 ? Match.Empty : Shown().Match(lines[next]);
                yield return shown.Success
                    ? new Call(lines[index], int.Parse(shown.Groups["status"].Value, provider: null), shown.Groups["body"].Value is { Length: > 0 } body ? body : null)
                    : new Call(lines[index], null, null);
            }
        }
    }

    /// <summary>What is wrong with an answer; null when it is as the page says.</summary>
    public string? FaultOf(Answer answer) =>
        Status is { } status ? answer.Status == status ? FaultOfBody(answer.Body) : Fault(answer)
        : answer.Status is >= 200 and < 300 ? null
        : Fault(answer);

    private string? FaultOfBody(string body) =>
        Body is null || Regex.IsMatch(body, $"^{string.Join(".*", Body.Split('…').Select(Regex.Escape))}$", RegexOptions.Singleline)
            ? null
            : $"{Command}\n  answered {body}\n  and the page shows {Body}";

    private string Fault(Answer answer) => $"{Command}\n  answered {answer.Status} {answer.Body}";

    [GeneratedRegex(@"^# (?<status>\d{3})(?: (?<body>[{\[].*))?$")]
    private static partial Regex Shown();
}
