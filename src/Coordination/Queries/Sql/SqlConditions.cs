using System.Globalization;

namespace Coordination.Queries.Sql;

/// <summary>Collects what rows must fulfil, each condition with its value.</summary>
internal sealed class SqlConditions
{
    private readonly List<string> _conditions = [];
    private readonly List<(string Name, object? Value)> _values = [];

    /// <summary>The values by their names.</summary>
    public IReadOnlyList<(string Name, object? Value)> Values => _values;

    /// <summary>All of them.</summary>
    public override string ToString() => string.Join("\n  AND ", _conditions);

    /// <summary>One with a value, which stands as <c>@?</c> in it; nothing where the value is null.</summary>
    public void Add(string condition, object? value)
    {
        if (value is not null)
        {
            _conditions.Add(condition.Replace("@?", Name(value), StringComparison.Ordinal));
        }
    }

    /// <summary>One with two values, which stand as <c>@?</c> in it, in their order.</summary>
    public void Add(string condition, object first, object second)
    {
        var (before, between, after) = condition.Split("@?") is [var one, var two, var three] ? (one, two, three) : throw new ArgumentException("It has not two values.", nameof(condition));
        _conditions.Add($"{before}{Name(first)}{between}{Name(second)}{after}");
    }

    /// <summary>One without a value.</summary>
    public void Add(string condition) => _conditions.Add(condition);

    /// <summary>That a column is one of several values; nothing where there are none.</summary>
    public void AddAnyOf(string column, IEnumerable<object> values)
    {
        var names = string.Join(", ", values.Select(Name));
        if (names.Length > 0)
        {
            _conditions.Add($"{column} IN ({names})");
        }
    }

    /// <summary>That a column of instants is within a stretch of time.</summary>
    public void AddRange(string column, TimeRange range)
    {
        Add($"{column} >= @?", SqlCommands.Stored(range.From));
        Add($"{column} < @?", SqlCommands.Stored(range.Before));
    }

    /// <summary>That rows come after where a page ended.</summary>
    public void AddAfter(string column, string key, QueryCursor? after, bool isDescending)
    {
        if (after is not null)
        {
            AddAfter(column, key, after.At, after.Key, isDescending);
        }
    }

    /// <summary>That rows come after a time and a key.</summary>
    public void AddAfter(string column, string key, DateTimeOffset at, object id, bool isDescending) =>
        _conditions.Add($"({column}, {key}) {(isDescending ? "<" : ">")} ({Name(SqlCommands.Stored(at))}, {Name(id)})");

    /// <summary>Names a value that stands outside the conditions.</summary>
    public void Set(string name, object value) => _values.Add((name, value));

    private string Name(object? value)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"@p{_values.Count}");
        _values.Add((name, value));
        return name;
    }
}
