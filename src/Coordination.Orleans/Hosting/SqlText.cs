namespace Coordination.Orleans.Hosting;

/// <summary>The embedded statements, by folder and name.</summary>
internal static class SqlText
{
    public static string Get(string name)
    {
        var assembly = typeof(SqlText).Assembly;
        var resource = assembly.GetManifestResourceNames().First(found => found.Replace('\\', '/') == name);
        using var reader = new StreamReader(assembly.GetManifestResourceStream(resource)!);
        return reader.ReadToEnd();
    }
}
