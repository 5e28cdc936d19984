using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Coordination.Orleans.Wire;
using Coordination.Requests;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>How another version of this program may write what it sends.</summary>
internal static class Versions
{
    /// <summary>A later one: everything has a member that is not known here.</summary>
    public static JsonSerializerOptions Later { get; } = Make(type =>
    {
        if (type.Kind == JsonTypeInfoKind.Object)
        {
            var added = type.CreateJsonPropertyInfo(typeof(string), "ofALaterVersion");
            (added.Get, added.Set) = (_ => "new", (_, _) => { });
            type.Properties.Add(added);
        }
    });

    /// <summary>An earlier one, in which submissions had no channel yet.</summary>
    public static JsonSerializerOptions Earlier { get; } = Make(type =>
    {
        if (type.Type == typeof(SubmitRequest))
        {
            type.Properties.Remove(type.Properties.Single(member => member.Name == "channel"));
        }
    });

    private static JsonSerializerOptions Make(Action<JsonTypeInfo> change) =>
        new(WireJson.Options) { TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { change } } };
}
