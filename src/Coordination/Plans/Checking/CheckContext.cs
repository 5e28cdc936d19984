using System.Collections.Frozen;
using System.Collections.Immutable;
using Coordination.Departments;

namespace Coordination.Plans.Checking;

/// <summary>A plan under check: what can be referred to, and where faults go.</summary>
internal sealed partial class CheckContext(HallPlan plan, DateOnly? today)
{
    public HallPlan Plan { get; } = plan;

    public DateOnly? Today { get; } = today;

    public FaultList Faults { get; } = new();

    public FrozenSet<CalendarId> Calendars { get; } = plan.Calendars.Where(Given).Select(calendar => calendar.Id).ToFrozenSet();

    public FrozenSet<DepartmentId> Departments { get; } = plan.Departments.Where(Given).Select(department => department.Id).ToFrozenSet();

    public FrozenSet<SkillId> Skills { get; } = plan.Skills.Where(Given).Select(skill => skill.Id).ToFrozenSet();

    public FrozenSet<ServiceId> Services { get; } = plan.Services.Where(Given).Select(service => service.Id).ToFrozenSet();

    /// <summary>The facts by id; of two with one id, the first.</summary>
    public FrozenDictionary<string, FactPlan> Facts { get; } =
        plan.Facts.Where(fact => fact is { Id: not null }).DistinctBy(fact => fact.Id).ToFrozenDictionary(fact => fact.Id, StringComparer.Ordinal);

    public void Add(string path, string message) => Faults.Add(path, message);

    /// <summary>The entries of a list with their paths; an entry that is null is a fault.</summary>
    public IEnumerable<(T Entry, string Path)> Each<T>(ImmutableArray<T> list, string path)
    {
        for (var index = 0; index < list.Length; index++)
        {
            var at = JsonPathText.Index(path, index);
            if (list[index] is { } entry)
            {
                yield return (entry, at);
            }
            else
            {
                Add(at, "An entry of a list cannot be null; remove it.");
            }
        }
    }

    /// <summary>Reports every entry whose key an earlier entry has.</summary>
    /// <param name="list">The entries.</param>
    /// <param name="path">The list's path.</param>
    /// <param name="key">What must be unique.</param>
    /// <param name="member">The key's name within an entry, such as <c>.id</c>; empty when the entry is the key.</param>
    /// <param name="what">What an entry is called, such as <c>department</c>.</param>
    public void Unique<T, TKey>(ImmutableArray<T> list, string path, Func<T, TKey> key, string member, string what)
        where TKey : notnull
    {
        var first = new Dictionary<TKey, string>();
        foreach (var (entry, at) in Each(list, path))
        {
            if (key(entry) is { } value && !first.TryAdd(value, at) && value.ToString() is { Length: > 0 } text)
            {
                Add($"{at}{member}", $"The {what} '{text}' is there twice, first at {first[value]}; remove one of them or change it.");
            }
        }
    }

    /// <summary>Reports a reference to something the plan does not have.</summary>
    public void Known<TId>(TId id, FrozenSet<TId> known, string path, string what)
        where TId : struct
    {
        if (!known.Contains(id) && !Faults.IsFull && Id(id, path, what))
        {
            Add(path, $"There is no {what} '{id}' in this plan; add it or name another one{Nearest(id.ToString()!, known)}.");
        }
    }

    /// <summary>What a name refers to; reported where the plan does not have it, and null then.</summary>
    public T? Known<T>(string? name, FrozenDictionary<string, T> known, string path, string what)
        where T : class
    {
        if (name is not null && known.TryGetValue(name, out var found))
        {
            return found;
        }

        if (string.IsNullOrWhiteSpace(name))
        {
            Text(name, path, $"{what}'s id");
        }
        else if (!Faults.IsFull)
        {
            var near = NearestName.To(name, known.Keys) is { } other ? $", such as '{other}'" : "";
            Add(path, $"There is no {what} '{name}' in this plan; declare it or name another one{near}.");
        }

        return null;
    }

    private static bool Given<T>(T entry)
        where T : class => entry is not null;

    private static string Nearest<TId>(string id, FrozenSet<TId> known)
        where TId : struct => NearestName.To(id, known.Select(candidate => candidate.ToString()!)) is { Length: > 0 } near ? $", such as '{near}'" : "";
}
