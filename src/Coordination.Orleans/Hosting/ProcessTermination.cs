using System.Diagnostics;

namespace Coordination.Orleans.Hosting;

/// <summary>Ends this process at once: without the orderly stop, which would wait for grains that others hold by now.</summary>
internal static class ProcessTermination
{
    public static void Now(string why)
    {
        Console.Error.WriteLine(why);
        Console.Error.Flush();
        Process.GetCurrentProcess().Kill();
    }
}
