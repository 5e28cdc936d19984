using System.Globalization;
using Coordination.Journal;
using Coordination.Hosting;
using Coordination.Identity;
using Coordination.Web.Json;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Binding;

/// <summary>Reads a query strictly: every fault is collected. Parameters that nobody asks for are refused before, by <see cref="QueryFilter"/>.</summary>
internal sealed class QueryReader(IQueryCollection query)
{
    private readonly List<Fault> _faults = [];

    /// <summary>Everything that was wrong; ask last.</summary>
    public Problem? Finish() => _faults.Count == 0 ? null : Problem.Of(_faults);

    public string? Text(string name)
    {
        var values = query[name];
        if (values.Count > 1)
        {
            Wrong(name, $"The parameter '{name}' may stand once only.");
        }

        return values.Count == 0 ? null : values[0];
    }

    public IReadOnlyList<string> Texts(string name) =>
        [.. query[name].SelectMany(value => (value ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))];

    public TId? Id<TId>(string name)
        where TId : struct, IId<TId>
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (TId.TryParse(text, out var id))
        {
            return id;
        }

        Wrong(name, $"The parameter '{name}' must be {TId.Format}.");
        return null;
    }

    public TEnum? Name<TEnum>(string name)
        where TEnum : struct, Enum
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (KebabNames<TEnum>.TryParse(text, out var value))
        {
            return value;
        }

        Wrong(name, $"The parameter '{name}' must be one of {KebabNames<TEnum>.All}.");
        return null;
    }

    public GrainKind? Kind(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        if (GrainKindNames.TryParse(text, out var kind))
        {
            return kind;
        }

        Wrong(name, $"The parameter '{name}' must be one of {string.Join(", ", GrainKinds.All)}.");
        return null;
    }

    public bool? Flag(string name) => Text(name) switch
    {
        null => null,
        "true" => true,
        "false" => false,
        _ => Wrong<bool?>(name, $"The parameter '{name}' must be true or false."),
    };

    public long? Number(string name, long from, long to)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return Digits.TryRead<long>(text, out var value) && value >= from && value <= to
            ? value
            : Wrong<long?>(name, string.Create(CultureInfo.InvariantCulture, $"The parameter '{name}' must be a whole number from {from} to {to}."));
    }

    public DateTimeOffset? Instant(string name)
    {
        if (Text(name) is not { } text)
        {
            return null;
        }

        return !InstantText.TryRead(text, out var at)
            ? Wrong<DateTimeOffset?>(name, $"The parameter '{name}' must be {InstantText.Format}; write a '+' as %2B.")
            : KnownYears.Have(at.UtcDateTime.Year) ? at.ToUniversalTime()
            : Wrong<DateTimeOffset?>(name, $"The parameter '{name}' must be an instant {KnownYears.Words}.");
    }

    public void Wrong(string name, string message) => _faults.Add(new Fault(name, message));

    private T? Wrong<T>(string name, string message)
    {
        Wrong(name, message);
        return default;
    }
}
