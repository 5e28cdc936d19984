using Coordination.Grains;
using Coordination.Halls;
using Coordination.Journal;
using Coordination.Plans;

namespace Coordination.TestKit.Kinds.Suggestions;

/// <summary>A suggestion in memory.</summary>
internal sealed class SuggestionGrain(CentreId centre, SuggestionId id, HallServices services)
    : EventSourcedGrain<SuggestionState, SuggestionCommand, SuggestionEvent, ActivePlan?>(
        new GrainKey(SuggestionBehaviour.Number, $"{centre}/{id}"), Behaviour, services), ISuggestionGrain
{
    private static readonly SuggestionBehaviour Behaviour = new();

    private readonly HallServices _services = services;

    public async ValueTask<Reply<SuggestionReceipt>> ExecuteAsync(
        SuggestionCommand command, CommandMeta meta, CancellationToken cancellation = default)
    {
        var turn = await HandleAsync(command, meta, await _services.Plans.CurrentAsync(centre, cancellation));
        return turn.Refusal is { } refusal
            ? Reply.Refused<SuggestionReceipt>(refusal)
            : Reply.Of(new SuggestionReceipt(id, turn.Version));
    }

    public ValueTask<SuggestionState?> ReadAsync(CancellationToken cancellation = default) => new(DurableVersion > 0 ? Durable : null);

    public ValueTask<SuggestionState?> ReadReportAsync(CancellationToken cancellation = default) => ReadAsync(cancellation);
}
