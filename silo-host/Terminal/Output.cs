namespace Coordination.SiloHost.Terminal;

/// <summary>What a command came to, on standard output: one JSON object for machines, or tables for people.</summary>
internal static class Output
{
    /// <param name="json">Whether machines read it.</param>
    /// <param name="text">The JSON.</param>
    /// <param name="view">Writes the tables.</param>
    public static void Write(bool json, Func<string> text, Action view)
    {
        if (json)
        {
            Console.Out.WriteLine(text());
        }
        else
        {
            view();
        }
    }
}
