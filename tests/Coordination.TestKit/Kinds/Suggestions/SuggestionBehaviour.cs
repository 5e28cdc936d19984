using Coordination.Grains;
using Coordination.Journal;
using Coordination.Plans;
using Decided = Coordination.Grains.Decision<Coordination.TestKit.Kinds.Suggestions.SuggestionState, Coordination.TestKit.Kinds.Suggestions.SuggestionEvent>;

namespace Coordination.TestKit.Kinds.Suggestions;

/// <summary>The decisions on a suggestion. Pure: the time and the plan come with the context.</summary>
internal sealed class SuggestionBehaviour()
    : JsonGrainBehaviour<SuggestionState, SuggestionCommand, SuggestionEvent, ActivePlan?>(SuggestionsJson.Default, Codec)
{
    public const GrainKind Number = (GrainKind)200;

    private static readonly EventCodec<SuggestionEvent> Codec = new(
        SuggestionsJson.Default,
        ("suggestion.made", typeof(SuggestionMade)),
        ("suggestion.answered", typeof(SuggestionAnswered)));

    public override GrainKind Kind => Number;

    public override SuggestionState Initial(GrainKey key)
    {
        var slash = key.Id.IndexOf('/', StringComparison.Ordinal);
        return new SuggestionState { Centre = new CentreId(key.Id[..slash]), Id = new SuggestionId(key.Id[(slash + 1)..]) };
    }

    public override Decided Decide(SuggestionState state, SuggestionCommand command, in DecisionContext<ActivePlan?> context) => command switch
    {
        _ when context.Input is null => Decided.No(RefusalCodes.NotFound, $"There is no hall '{state.Centre}': no plan was published for it."),
        MakeSuggestion { Topic: not { Length: > 0 and <= 100 } } => Decided.No(RefusalCodes.Invalid, "Say what it is about, in 1 to 100 characters.", "topic"),
        MakeSuggestion make when state.Topic is null => Decided.Of(new SuggestionMade(make.Topic)),
        AnswerSuggestion answer when state is { Topic: not null, Accepted: null } => Decided.Of(new SuggestionAnswered(answer.Accepted)),
        _ => Decided.No(RefusalCodes.WrongState, "A suggestion is made once, and then answered once."),
    };

    public override SuggestionState Apply(SuggestionState state, SuggestionEvent happened, in EventContext context) => happened switch
    {
        SuggestionMade made => state with { Topic = made.Topic, Since = context.At },
        SuggestionAnswered answered => state with { Accepted = answered.Accepted, Since = context.At },
        _ => throw new JournalCorruptException($"'{happened.GetType().Name}' is no event of a suggestion."),
    };

    public override string StatusOf(SuggestionState state) =>
        state switch { { Topic: null } => "none", { Accepted: null } => "open", { Accepted: true } => "accepted", _ => "rejected" };

    public override DateTimeOffset ChangedAt(SuggestionState state) => state.Since;

    public override GrainRow Project(GrainKey key, SuggestionState state, long version, EventHash hash) => new()
    {
        Key = key,
        Centre = state.Centre,
        Status = StatusOf(state),
        IsOpen = state.Accepted is null,
        Since = state.Since,
        Version = version,
        Hash = hash,
        State = WriteState(state),
    };
}
