using System.Runtime.CompilerServices;
using System.Text.Json;
using Shouldly;

namespace Coordination.SiloHost.Tests.Commands;

/// <summary>The names of a JSON object's fields, in order: what programs rely on.</summary>
internal sealed class FieldSnapshot
{
    private readonly SortedSet<string> _fields = new(StringComparer.Ordinal);

    private FieldSnapshot(JsonElement root) => Collect(root, "$");

    public static FieldSnapshot Of(JsonElement root) => new(root);

    public static FieldSnapshot Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return new FieldSnapshot(document.RootElement);
    }

    /// <summary>Compares with the file <c>Formats/NAME.txt</c> beside this one; writes it instead where <c>UPDATE_SNAPSHOTS</c> is set.</summary>
    public void ShouldMatch(string name, [CallerFilePath] string caller = "")
    {
        var file = Path.Combine(Path.GetDirectoryName(caller)!, "Formats", $"{name}.txt");
        var text = string.Join('\n', _fields) + "\n";
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") is { Length: > 0 })
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        text.ShouldBe(File.ReadAllText(file), $"the JSON of '{name}' has changed: if that is meant, run the test once with UPDATE_SNAPSHOTS=1.");
    }

    private void Collect(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in value.EnumerateObject())
                {
                    Collect(property.Value, $"{path}.{property.Name}");
                }

                break;
            case JsonValueKind.Array:
                foreach (var element in value.EnumerateArray())
                {
                    Collect(element, $"{path}[]");
                }

                break;
            default:
                _fields.Add(path);
                break;
        }
    }
}
