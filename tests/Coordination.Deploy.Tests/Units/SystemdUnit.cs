namespace Coordination.Deploy.Tests.Units;

/// <summary>A unit as systemd reads it: its file, and after it the drop-ins of its name's prefix, whose settings count more.</summary>
internal sealed record SystemdUnit(string Name, IReadOnlyList<(string Key, string Value)> Settings)
{
    public static SystemdUnit Read(string file)
    {
        var folder = Path.GetDirectoryName(file)!;
        var prefix = Path.GetFileName(file)[..(Path.GetFileName(file).IndexOf('-', StringComparison.Ordinal) + 1)];
        var dropIns = Directory.GetFiles(Path.Combine(folder, $"{prefix}.service.d"), "*.conf").Order(StringComparer.Ordinal);
        return new(Path.GetFileName(file), [.. dropIns.Prepend(file).SelectMany(Lines)]);
    }

    /// <summary>The unit with a drop-in of its own beside, which is there to be turned on.</summary>
    public SystemdUnit With(string dropIn) => this with { Settings = [.. Settings, .. Lines(Path.Combine(Deployment.Folder, "systemd", $"{Name}.d", dropIn))] };

    public bool IsServing => Arguments.Contains("serve");

    /// <summary>The program and its arguments.</summary>
    public string[] Arguments => this["ExecStart"].Split(' ');

    /// <summary>The last value of a setting.</summary>
    public string this[string key] => Settings.Last(setting => setting.Key == key).Value;

    public IEnumerable<string> All(string key) => Settings.Where(setting => setting.Key == key).Select(setting => setting.Value);

    /// <summary>The variables that it sets, those of its environment file (as it stands beside the unit) included.</summary>
    public IEnumerable<(string Name, string Value)> Variables => All("Environment").Concat(All("EnvironmentFile").SelectMany(file =>
            File.ReadLines(Path.Combine(Deployment.Folder, "systemd", Path.GetFileName(file))).Where(line => line.TrimStart('#').StartsWith("COORDINATION_", StringComparison.Ordinal))))
        .Select(line => line.TrimStart('#').Split('=', 2)).Select(pair => (pair[0], pair[1].Trim('"')));

    private static IEnumerable<(string Key, string Value)> Lines(string file) => File.ReadLines(file)
        .Where(line => line.Contains('=', StringComparison.Ordinal) && !line.StartsWith('#'))
        .Select(line => line.Split('=', 2)).Select(pair => (pair[0], pair[1]));
}
