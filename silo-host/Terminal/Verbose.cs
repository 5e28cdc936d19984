using System.CommandLine;

namespace Coordination.SiloHost.Terminal;

/// <summary>The option that shows every detail of an error.</summary>
internal static class Verbose
{
    public const string Name = "--verbose";

    public static Option<bool> Option() => new(Name) { Description = "Show every detail of an error.", Recursive = true };
}
