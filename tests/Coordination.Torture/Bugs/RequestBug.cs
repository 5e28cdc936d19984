using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Requests.Events;

namespace Coordination.Torture.Bugs;

/// <summary>Requests that decide wrongly: a deliberate bug changes the events of a decision.</summary>
internal abstract class RequestBug : Bug
{
    public override GrainBehaviour<RequestState, RequestCommand, RequestEvent, RequestInput> Requests() => new Changed(this);

    /// <summary>An event as the wrong decision has it.</summary>
    protected abstract RequestEvent Decided(RequestState state, RequestEvent happened);

    private sealed class Changed(RequestBug bug) : GrainBehaviour<RequestState, RequestCommand, RequestEvent, RequestInput>
    {
        private readonly RequestBehaviour _sound = new();

        public override GrainKind Kind => _sound.Kind;

        public override IReadOnlyCollection<string> Events => _sound.Events;

        public override RequestState Initial(GrainKey key) => _sound.Initial(key);

        public override Decision<RequestState, RequestEvent> Decide(RequestState state, RequestCommand command, in DecisionContext<RequestInput> context)
        {
            var decision = _sound.Decide(state, command, context);
            return decision.Refusal is not null || decision.Personal is not null
                ? decision
                : Decision<RequestState, RequestEvent>.Of([.. decision.Events.Select(happened => bug.Decided(state, happened))]);
        }

        public override RequestState Apply(RequestState state, RequestEvent happened, in EventContext context) => _sound.Apply(state, happened, context);

        public override RequestState Touch(RequestState state, in EventContext context) => _sound.Touch(state, context);

        public override string NameOf(RequestEvent happened) => _sound.NameOf(happened);

        public override ReadOnlyMemory<byte> WriteEvent(RequestEvent happened) => _sound.WriteEvent(happened);

        public override RequestEvent ReadEvent(string name, ReadOnlySpan<byte> json) => _sound.ReadEvent(name, json);

        public override ReadOnlyMemory<byte>? WritePersonal(RequestEvent happened) => _sound.WritePersonal(happened);

        public override (CentreId Hall, string Contact)? ContactOf(RequestState state, RequestEvent happened) => _sound.ContactOf(state, happened);

        public override ReadOnlyMemory<byte> WriteState(RequestState state) => _sound.WriteState(state);

        public override RequestState ReadState(ReadOnlySpan<byte> json) => _sound.ReadState(json);

        public override ReadOnlyMemory<byte> WriteCommand(RequestCommand command) => _sound.WriteCommand(command);

        public override string StatusOf(RequestState state) => _sound.StatusOf(state);

        public override DateTimeOffset ChangedAt(RequestState state) => _sound.ChangedAt(state);

        public override GrainRow Project(GrainKey key, RequestState state, long version, EventHash hash) => _sound.Project(key, state, version, hash);
    }
}

/// <summary>The clock runs while the request waits for the citizen.</summary>
internal sealed class EndlessClock : RequestBug
{
    public override string Name => "endless-clock";

    public override string What => "the service-level clock does not stop while the request waits for the citizen";

    protected override RequestEvent Decided(RequestState state, RequestEvent happened) =>
        happened is DocumentsAsked ? happened with { Clock = null } : happened;
}
