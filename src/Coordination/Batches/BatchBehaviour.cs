using Coordination.Grains;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Requests.Deciding;
using Decided = Coordination.Grains.Decision<Coordination.Batches.BatchState, Coordination.Batches.BatchEvent>;

namespace Coordination.Batches;

/// <summary>The decisions on a batch. Pure.</summary>
internal sealed class BatchBehaviour() : JsonGrainBehaviour<BatchState, BatchCommand, BatchEvent, BatchInput>(BatchesJson.Default, Codec)
{
    public const GrainKind Number = (GrainKind)8;

    /// <summary>So many requests at most in one batch.</summary>
    public const int MostRequests = 10_000;

    private const int LongestAsked = 2000;

    private static readonly EventCodec<BatchEvent> Codec = new(
        BatchesJson.Default,
        ("batch.started", typeof(BatchStarted)),
        ("batch.progressed", typeof(BatchProgressed)),
        ("batch.cancelled", typeof(BatchCancelled)));

    public override GrainKind Kind => Number;

    /// <summary>The refusal of more requests than one batch takes.</summary>
    public static Refusal TooMany(string field, string found) => TextChecks.Invalid(
        field, $"names {found} requests, and a batch takes {MostRequests} at most: narrow the filter, as by service, department or a stretch of submittedFrom and submittedBefore, and give several batches");

    public override BatchState Initial(GrainKey key)
    {
        var slash = key.Id.IndexOf('/', StringComparison.Ordinal);
        return new BatchState { Hall = new CentreId(key.Id[..slash]), Id = new BatchId(key.Id[(slash + 1)..]) };
    }

    public override Decided Decide(BatchState state, BatchCommand command, in DecisionContext<BatchInput> context) =>
        context.Input.Plan is not { } plan ? Decided.No(RefusalCodes.NotFound, $"There is no hall '{state.Hall}': no plan was published for it.") : command switch
        {
            RecordProgress progress => Record(state, progress, context.By),
            _ when context.By.Kind is not (ActorKind.Supervisor or ActorKind.Administrator) => Decided.No(RefusalCodes.NotAllowed, "Only supervisors and administrators give batches."),
            StartBatch start => state.Stage != BatchStage.None
                ? Decided.No(RefusalCodes.WrongState, $"The batch '{state.Id}' was started already.")
                : (Check(start) ?? start.Order.Check(plan.Plan) ?? ReasonChecks.Required(start.Reason, plan, context.By)) is { } refusal
                    ? Decided.No(refusal)
                    : Decided.Of(Started(start, context.Input.Mandate)),
            CancelBatch cancel => state.Stage == BatchStage.None ? Decided.No(RefusalCodes.NotFound, $"There is no batch '{state.Id}'.")
                : ReasonChecks.Required(cancel.Reason, plan, context.By) is { } unclear ? Decided.No(unclear)
                : state.Stage != BatchStage.Running ? Decided.No(RefusalCodes.WrongState, state.Stage == BatchStage.Done ? "The batch is done: there is nothing left to stop." : "The batch was stopped already.")
                : Decided.Of(new BatchCancelled { Reason = cancel.Reason.Code, Words = cancel.Reason.Said }),
            _ => throw new ArgumentOutOfRangeException(nameof(command), command, "This command is not known to a batch."),
        };

    public override BatchState Apply(BatchState state, BatchEvent happened, in EventContext context) =>
        happened.ApplyTo(state, context) with { Version = context.Version, Since = context.At };

    public override BatchState Touch(BatchState state, in EventContext context) => state with { Version = context.Version, Since = context.At };

    public override ReadOnlyMemory<byte>? WritePersonal(BatchEvent happened) => PersonalWords.Write(happened.Words);

    public override string StatusOf(BatchState state) => state.Stage switch
    {
        BatchStage.Running => "running",
        BatchStage.Stopping => "stopping",
        BatchStage.Cancelled => "cancelled",
        BatchStage.Done => "done",
        _ => "none",
    };

    public override DateTimeOffset ChangedAt(BatchState state) => state.Since;

    public override GrainRow Project(GrainKey key, BatchState state, long version, EventHash hash) => new()
    {
        Key = key,
        Centre = state.Hall,
        Department = state.Department,
        Status = StatusOf(state),
        IsOpen = state.IsUnderWay,
        Since = state.StartedAt,
        Version = version,
        Hash = hash,
        State = WriteState(state),
    };

    private static BatchStarted Started(StartBatch start, BatchMandate? mandate) => new(start.Order, start.Requests)
    {
        Reason = start.Reason.Code,
        Words = start.Reason.Said,
        Asked = start.Asked,
        Department = start.Department,
        Holder = start.Holder,
        Mandate = mandate,
    };

    private static Refusal? Check(StartBatch start)
    {
        if (start.Requests.IsEmpty)
        {
            return TextChecks.Invalid("requests", "is empty: name one request at least, or give a filter that finds one");
        }

        if (start.Requests.Length > MostRequests)
        {
            return TooMany("requests", $"{start.Requests.Length}");
        }

        var known = new HashSet<RequestId>();
        for (var index = 0; index < start.Requests.Length; index++)
        {
            if (start.Requests[index] == default || !known.Add(start.Requests[index]))
            {
                return TextChecks.Invalid($"requests[{index}]", "is empty, or stands before it: name each request once");
            }
        }

        return TextChecks.Optional(start.Asked, LongestAsked, "asked");
    }

    private static Decided Record(BatchState state, RecordProgress progress, Actor by) =>
        by.Kind != ActorKind.Engine ? Decided.No(RefusalCodes.NotAllowed, "Only the engine gives this command.")
        : !state.IsUnderWay || progress.From != state.Told ? Decided.Nothing()
        : Decided.Of(new BatchProgressed(progress.Count, progress.Refused, progress.IsLast));
}
