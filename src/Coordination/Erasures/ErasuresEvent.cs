using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Grains;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Erasures;

/// <summary>Something that happened with people's data in a hall: requests by their ids, people by theirs, and nothing that is theirs.</summary>
internal abstract record ErasuresEvent
{
    /// <summary>Why, in words, kept beside the chain; null when the event is read back.</summary>
    [JsonIgnore]
    public string? Reason { get; init; }

    /// <summary>The state after it.</summary>
    internal abstract ErasuresState ApplyTo(ErasuresState state, in EventContext context);

    /// <summary>The words as JSON.</summary>
    internal byte[]? WritePersonal() => Reason is null ? null : JsonSerializer.SerializeToUtf8Bytes(new PersonalReason(Reason), ErasuresJson.Default.PersonalReason);
}

/// <summary>Somebody looked for a person's requests.</summary>
/// <param name="By">By what: a contact, or a tracking code.</param>
/// <param name="Requests">What was found.</param>
internal sealed record RequestsFound(string By, ImmutableArray<RequestId> Requests) : ErasuresEvent
{
    /// <inheritdoc />
    internal override ErasuresState ApplyTo(ErasuresState state, in EventContext context) => state;
}

/// <summary>An erasure or an export was asked for.</summary>
internal sealed record ErasureAsked(ErasureKind What, string Basis, ImmutableArray<RequestId> Requests) : ErasuresEvent
{
    private const int Shown = 100;

    /// <summary>Texts of other grains.</summary>
    public ImmutableArray<GrainTexts> Grains { get; init => field = value.IsDefault ? [] : value; } = [];

    /// <inheritdoc />
    internal override ErasuresState ApplyTo(ErasuresState state, in EventContext context)
    {
        var asked = new ErasureState
        {
            Number = context.Version,
            What = What,
            Stage = ErasureStage.Asked,
            Basis = Basis,
            Requests = Requests,
            Remaining = What == ErasureKind.Erase ? Requests : [],
            Grains = Grains,
            GrainsLeft = Grains.Length,
            AskedBy = context.By,
            AskedAt = context.At,
        };
        var surplus = state.Erasures.Count(known => !known.IsUnderWay) - Shown;
        return state with { Erasures = [.. state.Erasures.Where(known => known.IsUnderWay || surplus-- <= 0), asked] };
    }
}

/// <summary>Somebody else approved it.</summary>
internal sealed record ErasureApproved(long Number) : ErasuresEvent
{
    /// <inheritdoc />
    internal override ErasuresState ApplyTo(ErasuresState state, in EventContext context)
    {
        var (at, by) = (context.At, context.By);
        return state.With(Number, known => known with { Stage = ErasureStage.Approved, DecidedBy = by, DecidedAt = at });
    }
}

/// <summary>It was declined, or taken back.</summary>
internal sealed record ErasureDeclined(long Number) : ErasuresEvent
{
    /// <inheritdoc />
    internal override ErasuresState ApplyTo(ErasuresState state, in EventContext context)
    {
        var (at, by) = (context.At, context.By);
        return state.With(Number, known => known with { Stage = ErasureStage.Declined, Remaining = [], GrainsLeft = 0, DecidedBy = by, DecidedAt = at });
    }
}

/// <summary>Texts were erased, or found to be kept; with the last of them it is done.</summary>
internal sealed record TextsErased(long Number, ImmutableArray<RequestId> Requests, ImmutableArray<RequestId> Held) : ErasuresEvent
{
    /// <summary>How many of the other grains are done, in their order.</summary>
    public int Grains { get; init; }

    /// <inheritdoc />
    internal override ErasuresState ApplyTo(ErasuresState state, in EventContext context)
    {
        var at = context.At;
        return state.With(Number, known =>
        {
            var (left, grains) = (known.Remaining.RemoveRange(Requests).RemoveRange(Held), Math.Max(0, known.GrainsLeft - Grains));
            var isDone = left.IsEmpty && grains == 0;
            return known with
            {
                Remaining = left,
                GrainsLeft = grains,
                Held = known.Held.AddRange(Held),
                Stage = isDone ? ErasureStage.Done : known.Stage,
                DoneAt = isDone ? at : null,
            };
        });
    }
}

/// <summary>The texts of a request must be kept.</summary>
internal sealed record TextsHeld(RequestId Request) : ErasuresEvent
{
    /// <inheritdoc />
    internal override ErasuresState ApplyTo(ErasuresState state, in EventContext context) =>
        state with { Holds = state.Holds.Add(new HoldState(Request, context.By, context.At)) };
}

/// <summary>They need not be kept any more.</summary>
internal sealed record HoldLifted(RequestId Request) : ErasuresEvent
{
    /// <inheritdoc />
    internal override ErasuresState ApplyTo(ErasuresState state, in EventContext context) =>
        state with { Holds = [.. state.Holds.Where(hold => hold.Request != Request)] };
}

/// <summary>What the plan does not keep any more was erased.</summary>
internal sealed record TextsSwept(PersonalKind Kind, DateTimeOffset Until, int Erased) : ErasuresEvent
{
    /// <inheritdoc />
    internal override ErasuresState ApplyTo(ErasuresState state, in EventContext context) =>
        state with { Swept = [.. state.Swept.Where(swept => swept.Kind != Kind), new SweptKind(Kind, Until)] };
}

/// <summary>Somebody got an export.</summary>
internal sealed record ExportGiven(long Number) : ErasuresEvent
{
    /// <inheritdoc />
    internal override ErasuresState ApplyTo(ErasuresState state, in EventContext context) => state;
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(ErasuresState))]
[JsonSerializable(typeof(ErasuresCommand))]
[JsonSerializable(typeof(PersonalReason))]
[JsonSerializable(typeof(RequestsFound))]
[JsonSerializable(typeof(ErasureAsked))]
[JsonSerializable(typeof(ErasureApproved))]
[JsonSerializable(typeof(ErasureDeclined))]
[JsonSerializable(typeof(TextsErased))]
[JsonSerializable(typeof(ExportGiven))]
[JsonSerializable(typeof(TextsHeld))]
[JsonSerializable(typeof(HoldLifted))]
[JsonSerializable(typeof(TextsSwept))]
internal sealed partial class ErasuresJson : JsonSerializerContext;
