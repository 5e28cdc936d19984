using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Commands;

/// <summary><c>health</c>: asks a serving host how it is, for container images that hold no other client.</summary>
internal static class HealthCommand
{
    private static readonly Option<Uri> Url = new("--url")
    {
        Description = "Where the host listens.",
        HelpName = "URL",
        DefaultValueFactory = _ => new Uri(ServeOptions.DefaultUrl),
        CustomParser = ParseUrl,
    };

    private static readonly Option<bool> Live = new("--live")
    {
        Description = "Ask only whether the process answers, not whether it can use its store.",
    };

    private static readonly Option<double> Timeout = new("--timeout")
    {
        Description = "How many seconds the answer may take, from 0.1 to 60.",
        HelpName = "SECONDS",
        DefaultValueFactory = _ => 5,
        CustomParser = ParseTimeout,
    };

    public static Command Create()
    {
        var command = new Command("health", "Ask a serving host whether it is ready: 0 when it is, 1 when it is not.") { Url, Live, Timeout };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.Console(), parsed.GetValue(Url)!, parsed.GetValue(Live), TimeSpan.FromSeconds(parsed.GetValue(Timeout)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandConsole console, Uri url, bool live, TimeSpan timeout, CancellationToken cancellation)
    {
        var answer = await HealthProbe.AskAsync(url, live, timeout, cancellation);
        if (answer.IsGood)
        {
            console.Out.WriteLine(answer.Sentence);
            return ExitCode.Success;
        }

        ErrorText.WriteLine(console, answer.Sentence);
        return ExitCode.Fault;
    }

    private static Uri? ParseUrl(ArgumentResult argument)
    {
        var text = Text(argument);
        if (Uri.TryCreate(text, UriKind.Absolute, out var url) && url.Scheme is "http" or "https" && url.PathAndQuery == "/" && url.UserInfo.Length == 0)
        {
            return url;
        }

        argument.AddError($"--url '{text}' is not an address; write it as {ServeOptions.DefaultUrl}, with nothing after the port.");
        return null;
    }

    private static double ParseTimeout(ArgumentResult argument)
    {
        var text = Text(argument);
        if (!double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) || seconds is not (>= 0.1 and <= 60))
        {
            argument.AddError($"--timeout '{text}' is not a time; write a number of seconds from 0.1 to 60.");
        }

        return seconds;
    }

    private static string Text(ArgumentResult argument) => argument.Tokens.Count > 0 ? argument.Tokens[^1].Value : "";
}
