using Coordination.Halls;

namespace Coordination.TestKit.Kinds.Suggestions;

/// <summary>Suggestions by their names.</summary>
public static class SuggestionGrains
{
    public static ISuggestionGrain Suggestion(this IGrains grains, CentreId centre, SuggestionId id) =>
        SuggestionGrainKind.Instance.Find(grains, centre, id);
}
