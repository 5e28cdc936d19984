using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.Requests.Deciding;

/// <summary>The facts and needs of a submission, sorted by what the plan lets be kept of them.</summary>
internal sealed record Declared
{
    private static readonly ImmutableSortedDictionary<string, string> None = ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);
    private static readonly Declared Nothing = new();

    /// <summary>Every fact, for the urgency rules.</summary>
    public ImmutableSortedDictionary<string, string> Facts { get; private init; } = None;

    /// <summary>The facts that go on record.</summary>
    public ImmutableSortedDictionary<string, string> FactsOnRecord { get; private init; } = None;

    /// <summary>The facts that are kept beside it.</summary>
    public ImmutableSortedDictionary<string, string> PersonalFacts { get; private init; } = None;

    /// <summary>The needs that go on record.</summary>
    public ImmutableArray<string> NeedsOnRecord { get; private init; } = [];

    /// <summary>The needs that are kept beside it.</summary>
    public ImmutableArray<string> SensitiveNeeds { get; private init; } = [];

    /// <summary>What all the needs demand of whoever serves this person.</summary>
    public ImmutableArray<SkillRequirement> Skills { get; private init; } = [];

    /// <summary>How urgent the needs make it at least; null where they do not.</summary>
    public Urgency? Urgency { get; private init; }

    /// <summary>Where the needs have such people received, in the plan's order.</summary>
    public ImmutableArray<DepartmentId> Departments { get; private init; } = [];

    /// <summary>Sorts what <see cref="Declarations"/> found without fault.</summary>
    public static Declared Of(SubmitRequest command, ActivePlan plan) => command.Facts.IsEmpty && command.Needs.IsEmpty
        ? Nothing
        : WithNeeds(WithFacts(Nothing, command, plan), command, plan);

    private static Declared WithFacts(Declared declared, SubmitRequest command, ActivePlan plan)
    {
        var (all, onRecord, personal) = (None.ToBuilder(), None.ToBuilder(), None.ToBuilder());
        foreach (var (name, value) in command.Facts)
        {
            var fact = plan.Facts[name];
            all[name] = FactValue.Of(fact, value)!;
            if (fact.Keep != FactKeep.None)
            {
                (fact.Keep == FactKeep.Record ? onRecord : personal)[name] = all[name];
            }
        }

        return declared with { Facts = all.ToImmutable(), FactsOnRecord = onRecord.ToImmutable(), PersonalFacts = personal.ToImmutable() };
    }

    private static Declared WithNeeds(Declared declared, SubmitRequest command, ActivePlan plan)
    {
        if (command.Needs.IsEmpty)
        {
            return declared;
        }

        var needs = command.Needs.Once().Select(name => plan.Needs[name]).ToList();
        return declared with
        {
            NeedsOnRecord = [.. needs.Where(need => !need.Sensitive).Select(need => need.Id)],
            SensitiveNeeds = [.. needs.Where(need => need.Sensitive).Select(need => need.Id)],
            Skills = RequiredSkills.Merge([.. needs.SelectMany(need => need.Skills)]),
            Urgency = needs.Min(need => need.Urgency),
            Departments = [.. plan.Plan.Needs.Where(needs.Contains).Select(need => need.Department).OfType<DepartmentId>()],
        };
    }
}
