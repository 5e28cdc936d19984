using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Journal;

namespace Coordination.Telemetry;

/// <summary>The names of commands and kinds of grains in telemetry: those that the record and the wire use.</summary>
internal static class StableNames
{
    private static readonly ConcurrentDictionary<Type, string> Commands = new();

    /// <summary>The name of a command, such as <c>submit</c>.</summary>
    public static string OfCommand(object command) => Commands.GetOrAdd(command.GetType(), static type => Read(type));

    /// <summary>The name of a kind, such as <c>request</c>.</summary>
    public static string OfKind(GrainKind kind) => GrainKindNames.NameOf(kind);

    private static string Read(Type command)
    {
        for (var parent = command.BaseType; parent is not null; parent = parent.BaseType)
        {
            foreach (var derived in parent.GetCustomAttributes<JsonDerivedTypeAttribute>(inherit: false))
            {
                if (derived.DerivedType == command && derived.TypeDiscriminator is string name)
                {
                    return name;
                }
            }
        }

        return JsonNamingPolicy.KebabCaseLower.ConvertName(command.Name);
    }
}
