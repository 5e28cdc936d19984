using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Requests;

/// <summary>What an address asks for: links to other views of the same list are it with one thing changed.</summary>
/// <param name="fields">The query's fields.</param>
internal sealed class RequestsQuery(IReadOnlyDictionary<string, string> fields)
{
    public static RequestsQuery Of(IQueryCollection query) => new(query.ToDictionary(field => field.Key, field => field.Value.ToString(), StringComparer.OrdinalIgnoreCase));

    /// <summary>A field's value; null where it is not asked for.</summary>
    public string? this[string name] => fields.GetValueOrDefault(name);

    /// <summary>All but some of the fields.</summary>
    public IEnumerable<KeyValuePair<string, string>> Without(params string[] names) => fields.Where(field => !names.Contains(field.Key, StringComparer.OrdinalIgnoreCase));

    /// <summary>The query with some fields changed; without those that are null.</summary>
    public string With(params (string Name, string? Value)[] changed)
    {
        var kept = Without([.. changed.Select(change => change.Name), "cursor"]).Select(field => (field.Key, (string?)field.Value)).Concat(changed).Where(field => field.Item2 is not null);
        return QueryString.Create(kept.Select(field => KeyValuePair.Create(field.Item1, field.Item2))).ToString();
    }
}
