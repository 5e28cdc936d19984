using System.ComponentModel;
using Coordination.TestKit.Postgres;

namespace Coordination.Partitions.Networks;

/// <summary>Linux's programs for networks.</summary>
internal static class Tools
{
    /// <summary>Runs <c>ip</c>.</summary>
    /// <exception cref="NetworkException">It failed, or is not installed.</exception>
    public static Task<string> IpAsync(params string[] arguments) => RunAsync(["ip", .. arguments]);

    /// <summary>Runs a program within a namespace.</summary>
    /// <exception cref="NetworkException">It failed, or is not installed.</exception>
    public static Task<string> WithinAsync(string space, params string[] command) => RunAsync(["ip", "netns", "exec", space, .. command]);

    /// <summary>Runs a program.</summary>
    /// <exception cref="NetworkException">It failed, or is not installed.</exception>
    public static async Task<string> RunAsync(params string[] command)
    {
        try
        {
            return await PostgresBinaries.RunCommandAsync(command);
        }
        catch (Exception fault) when (fault is InvalidOperationException or Win32Exception)
        {
            throw new NetworkException(fault.Message.Trim(), fault);
        }
    }

    /// <summary>Whether it can be done; what was done stays.</summary>
    public static async Task<bool> CanAsync(Func<Task> what)
    {
        try
        {
            await what();
            return true;
        }
        catch (NetworkException)
        {
            return false;
        }
    }
}

/// <summary>A network could not be made or changed; the message holds what its program said.</summary>
internal sealed class NetworkException(string message, Exception inner) : Exception(message, inner);
