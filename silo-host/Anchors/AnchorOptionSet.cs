using System.CommandLine;
using Coordination.SiloHost.Serving;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Anchors;

/// <summary>The options of anchors, which <c>serve</c> has.</summary>
internal sealed class AnchorOptionSet
{
    private readonly Option<string?> _target = new("--anchor")
    {
        Description = "Keeps anchors of the record where whoever can change the database cannot: adds them to a file, a line each, or posts them to a web address as JSON. See 'verify --expect'.",
        HelpName = "FILE|URL",
    };

    private readonly Option<long?> _every = NumberOption.Whole(
        "--anchor-every", $"After how many events the next anchor is kept, and once more at an orderly stop; default {ServeOptions.DefaultAnchorEvery}.", 1, 1_000_000_000);

    public void AddTo(Command command)
    {
        command.Options.Add(_target);
        command.Options.Add(_every);
        command.Validators.Add(result =>
        {
            if (result.GetResult(_every) is { Implicit: false } && result.GetResult(_target) is null)
            {
                result.AddError("--anchor-every needs --anchor: say where anchors are kept.");
            }
        });
    }

    public long ReadEvery(ParseResult parsed) => parsed.GetValue(_every) ?? ServeOptions.DefaultAnchorEvery;

    /// <summary>Where anchors are kept; null for nowhere.</summary>
    /// <exception cref="UsageException">It is neither a file nor a web address.</exception>
    public Func<IAnchorTarget>? Read(ParseResult parsed)
    {
        if (parsed.GetValue(_target) is not { } text)
        {
            return null;
        }

        if (text.Contains("://", StringComparison.Ordinal))
        {
            parsed.Console().Secrets.Keep(text);
            return Uri.TryCreate(text, UriKind.Absolute, out var url) && (url.Scheme == Uri.UriSchemeHttps || url.Scheme == Uri.UriSchemeHttp)
                ? () => new AnchorUrl(url, new HttpClient { Timeout = TimeSpan.FromSeconds(10) })
                : throw new UsageException("--anchor names an address that anchors cannot be posted to: give one that begins with https:// or http://, or a file.");
        }

        return text.Length == 0 || Directory.Exists(text)
            ? throw new UsageException($"--anchor must name a file or a web address, and '{text}' is {(text.Length == 0 ? "nothing" : "a folder")}.")
            : () => new AnchorFile(Path.GetFullPath(text));
    }
}
