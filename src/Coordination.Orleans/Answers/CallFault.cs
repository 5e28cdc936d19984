using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Serialization;
using Coordination.Centres;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Plans;

namespace Coordination.Orleans.Answers;

/// <summary>A fault of the engine as data.</summary>
internal sealed record CallFault
{
    /// <summary>Which exception it is.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>What it says, where its data do not say it.</summary>
    public string Message { get; init; } = "";

    /// <summary>The kind of the grain it is about.</summary>
    public GrainKind? GrainKind { get; init; }

    /// <summary>The grain it is about.</summary>
    public string? GrainId { get; init; }

    /// <summary>The centre it is about.</summary>
    public CentreId? Centre { get; init; }

    /// <summary>A version, an epoch, or what was found.</summary>
    public long Number { get; init; }

    /// <summary>A second number: the newest version supported.</summary>
    public long Other { get; init; }

    /// <summary>What keeps the store from being used.</summary>
    [JsonPropertyName("trouble")]
    public JournalUnavailableReason UnavailableReason { get; init; }

    /// <summary>The refusal that was not expected.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The fault of an exception; false for what is none of the engine's own: a defect.</summary>
    public static bool TryOf(Exception exception, [NotNullWhen(true)] out CallFault? fault)
    {
        fault = exception switch
        {
            CommitUnknownException unknown => FromMessage(FaultKind.CommitUnknown, unknown),
            JournalUnavailableException unavailable => FromMessage(FaultKind.Unavailable, unavailable) with { UnavailableReason = OnTheWire(unavailable.Reason) },
            VersionConflictException conflict => ForGrain(FaultKind.VersionConflict, conflict.Grain) with { Number = conflict.Expected },
            FencedException fenced => new() { Kind = FaultKind.Fenced, Centre = fenced.Centre, Number = fenced.Epoch.Value },
            GrainDroppedException dropped => ForGrain(FaultKind.Dropped, dropped.Grain),
            JournalCorruptException corrupt => FromMessage(FaultKind.Corrupt, corrupt),
            JournalSchemaException schema => FromMessage(FaultKind.Schema, schema) with { Number = schema.Found, Other = schema.Supported },
            UnknownPlanException plan => new() { Kind = FaultKind.UnknownPlan, Centre = plan.Centre, Number = plan.Version },
            RefusedException refused => new() { Kind = FaultKind.Refused, Refusal = refused.Refusal },
            _ => null,
        };
        return fault is not null;
    }

    /// <summary>A new exception each time: several may wait for one answer.</summary>
    public CoordinationException ToException() => Kind switch
    {
        FaultKind.Unavailable => new JournalUnavailableException(Message) { Reason = UnavailableReason },
        FaultKind.VersionConflict => new VersionConflictException(Grain, Number),
        FaultKind.Fenced => new FencedException(Centre ?? default, new Epoch(Number)),
        FaultKind.Dropped => new GrainDroppedException(Grain),
        FaultKind.Corrupt => new JournalCorruptException(Message),
        FaultKind.Schema => new JournalSchemaException(Message, (int)Number, (int)Other),
        FaultKind.UnknownPlan => new UnknownPlanException(Centre ?? default, Number),
        FaultKind.Refused when Refusal is not null => new RefusedException(Refusal),
        _ => new CommitUnknownException(Message),
    };

    private GrainKey Grain => new(GrainKind ?? default, GrainId ?? "");

    // A silo of the version before would not know the name.
    private static JournalUnavailableReason OnTheWire(JournalUnavailableReason reason) =>
        reason == JournalUnavailableReason.NoAnswer ? JournalUnavailableReason.Other : reason;

    private static CallFault FromMessage(FaultKind kind, Exception exception) => new() { Kind = kind, Message = exception.Message };

    private static CallFault ForGrain(FaultKind kind, GrainKey grain) => new() { Kind = kind, GrainKind = grain.Kind, GrainId = grain.Id };
}
