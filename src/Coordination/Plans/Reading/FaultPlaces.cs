using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Coordination.Plans.Checking;

namespace Coordination.Plans.Reading;

/// <summary>Finds the line and column of faults, which name their places by paths: the document is read once more, and only where there are faults.</summary>
/// <remarks>A fault of something that is missing is shown where it should be: at what it should be a member of.</remarks>
internal static class FaultPlaces
{
    private static readonly JsonReaderOptions Lenient = new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    /// <summary>The faults of a document with their places.</summary>
    /// <param name="utf8">The document, with or without a byte order mark; valid JSON.</param>
    /// <param name="faults">Its faults. One that has a place keeps it.</param>
    public static ImmutableArray<Fault> Locate(ReadOnlySpan<byte> utf8, ImmutableArray<Fault> faults)
    {
        if (faults.IsEmpty)
        {
            return faults;
        }

        utf8 = utf8.StartsWith("\uFEFF"u8) ? utf8[3..] : utf8;
        var root = new Node(null);
        var nodes = faults.Select(fault => root.Add(JsonPathText.Segments(fault.Path))).ToArray();
        if (!TryFind(utf8, root))
        {
            return faults;
        }

        var places = PlacesOf(utf8, nodes.Select(node => node.NearestFound.At));
        return [.. faults.Select((fault, index) => places[nodes[index].NearestFound.At] is var (line, column) && fault.Line is null ? fault with { Line = line, Column = column } : fault)];
    }

    /// <summary>People count lines and characters from 1.</summary>
    public static (int Line, int Column) PlaceOf(ReadOnlySpan<byte> utf8, int position) => PlacesOf(utf8, [position])[position];

    private static Dictionary<int, (int Line, int Column)> PlacesOf(ReadOnlySpan<byte> utf8, IEnumerable<int> positions)
    {
        var places = new Dictionary<int, (int Line, int Column)>();
        var (line, begin, seen) = (1, 0, 0);
        foreach (var position in positions.Distinct().Order())
        {
            var between = utf8[seen..position];
            line += between.Count((byte)'\n');
            begin = between.LastIndexOf((byte)'\n') is >= 0 and var last ? seen + last + 1 : begin;
            places[position] = (line, Encoding.UTF8.GetCharCount(utf8[begin..position]) + 1);
            seen = position;
        }

        return places;
    }

    // What no fault is in is passed over.
    private static bool TryFind(ReadOnlySpan<byte> utf8, Node root)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8, Lenient);
            reader.Read();
            root.At = (int)reader.TokenStartIndex;
            Find(ref reader, root);
            return true;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // Half of a surrogate pair in a name, say: the paths alone must do.
            return false;
        }
    }

    private static void Find(ref Utf8JsonReader reader, Node node)
    {
        if (!node.HasParts)
        {
            reader.Skip();
        }
        else if (reader.TokenType == JsonTokenType.StartObject)
        {
            while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            {
                var (part, at) = (node.Find(JsonPathText.Name("", reader.GetString()!)), (int)reader.TokenStartIndex);
                reader.Read();
                Enter(ref reader, part, at);
            }
        }
        else if (reader.TokenType == JsonTokenType.StartArray)
        {
            for (var index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
            {
                Enter(ref reader, node.Find(JsonPathText.Index("", index)), (int)reader.TokenStartIndex);
            }
        }
    }

    private static void Enter(ref Utf8JsonReader reader, Node? part, int at)
    {
        if (part is null)
        {
            reader.Skip();
            return;
        }

        part.At = at;
        Find(ref reader, part);
    }

    /// <summary>A place that faults name, or that such a place is in.</summary>
    private sealed class Node(Node? parent)
    {
        private readonly Dictionary<string, Node> _parts = new(StringComparer.Ordinal);

        /// <summary>Where it begins; below 0 while it was not found. Of a name that stands twice, the second one.</summary>
        public int At { get; set; } = -1;

        public bool HasParts => _parts.Count > 0;

        public Node NearestFound => At >= 0 || parent is null ? this : parent.NearestFound;

        public Node? Find(string segment) => _parts.GetValueOrDefault(segment);

        public Node Add(IEnumerable<string> segments)
        {
            var node = this;
            foreach (var segment in segments)
            {
                node = node.Find(segment) ?? (node._parts[segment] = new Node(node));
            }

            return node;
        }
    }
}
