using System.Text.Json;
using Coordination.Plans.Checking;

namespace Coordination.Plans.Reading;

/// <summary>Knows the path of the token that a reader has come to.</summary>
internal sealed class JsonPathTracker
{
    private readonly Stack<Container> _open = new();

    public void Track(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.PropertyName:
                _open.Peek().Name = reader.GetString();
                break;
            case JsonTokenType.StartObject or JsonTokenType.StartArray:
                EnterValue();
                _open.Push(new Container { IsArray = reader.TokenType == JsonTokenType.StartArray });
                break;
            case JsonTokenType.EndObject or JsonTokenType.EndArray:
                _open.Pop();
                break;
            default:
                EnterValue();
                break;
        }
    }

    public override string ToString() => _open.Reverse().Aggregate(JsonPathText.Root, (path, container) => container switch
    {
        { IsArray: true } => JsonPathText.Index(path, Math.Max(0, container.Index)),
        { Name: { } name } => JsonPathText.Name(path, name),
        _ => path,
    });

    private void EnterValue()
    {
        if (_open.TryPeek(out var container) && container.IsArray)
        {
            container.Index++;
        }
    }

    private sealed class Container
    {
        public bool IsArray { get; init; }

        public int Index { get; set; } = -1;

        public string? Name { get; set; }
    }
}
