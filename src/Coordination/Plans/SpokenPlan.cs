using System.Collections.Immutable;

namespace Coordination.Plans;

/// <summary>A plan as somebody reads it: each of its names in one language.</summary>
internal sealed class SpokenPlan
{
    private readonly ImmutableArray<string> _ranked;

    private SpokenPlan(HallPlan original, HallPlan plan, ImmutableArray<string> ranked, ImmutableArray<string> languages) =>
        (Original, Plan, _ranked, Languages) = (original, plan, ranked, languages);

    /// <summary>The plan as it was written.</summary>
    public HallPlan Original { get; }

    /// <summary>The plan with one text for each name; the plan itself where it has no more.</summary>
    public HallPlan Plan { get; }

    /// <summary>The languages that its names came out in; none where everybody reads the same.</summary>
    public ImmutableArray<string> Languages { get; }

    /// <summary>What tells these names from those that others read; empty where nobody's languages were asked for that the plan has.</summary>
    public string Mark => string.Join('.', _ranked);

    /// <summary>A plan for somebody.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="asked">The languages that they read, the dearest first.</param>
    public static SpokenPlan Of(HallPlan plan, IEnumerable<string> asked)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var tags = PlanTexts.LanguagesOf(plan);
        if (tags.Count == 0)
        {
            return new SpokenPlan(plan, plan, [], []);
        }

        var ranked = LanguageLookup.Rank(asked, tags);
        var spoken = new List<string>();
        var read = PlanTexts.Map(plan, name =>
        {
            var (language, text) = name.Ranked(ranked);
            if (language is not null && !spoken.Contains(language))
            {
                spoken.Add(language);
            }

            return text;
        });
        return new SpokenPlan(plan, read, ranked, [.. spoken]);
    }

    /// <summary>The text of one of its names.</summary>
    public string In(PlanName name) => name.Ranked(_ranked).Text;
}
