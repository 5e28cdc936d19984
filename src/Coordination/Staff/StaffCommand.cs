using System.Text.Json.Serialization;

namespace Coordination.Staff;

/// <summary>A command to a member of staff.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "command")]
[JsonDerivedType(typeof(SignOn), "sign-on")]
[JsonDerivedType(typeof(SignOff), "sign-off")]
[JsonDerivedType(typeof(SignOffForTheDay), "sign-off-for-the-day")]
[JsonDerivedType(typeof(SignOffUnplanned), "sign-off-unplanned")]
[JsonDerivedType(typeof(PauseWork), "pause")]
[JsonDerivedType(typeof(ResumeWork), "resume")]
[JsonDerivedType(typeof(DrainWork), "drain")]
public abstract record StaffCommand
{
    private protected StaffCommand()
    {
    }

    /// <summary>Why: of whoever pauses, and of whoever does anything here in somebody's stead.</summary>
    public Reason? Reason { get; init; }
}

/// <summary>Begins work, at a window where the department has windows.</summary>
public sealed record SignOn(string? Window = null) : StaffCommand;

/// <summary>Ends work. Refused while holding work, unless <paramref name="Release"/> gives it back to the queues.</summary>
public sealed record SignOff(bool Release = false) : StaffCommand;

/// <summary>Takes no work for now.</summary>
public sealed record PauseWork : StaffCommand
{
    /// <summary>Takes no work for now, for a reason.</summary>
    public PauseWork(Reason reason) => Reason = reason;
}

/// <summary>Takes work again.</summary>
public sealed record ResumeWork : StaffCommand;

/// <summary>Finishes what is held, takes no more, and is signed off when the last item ends.</summary>
public sealed record DrainWork : StaffCommand;

/// <summary>The day is over at their department: who is signed on since before is signed off, and what they hold goes back. Only the engine gives it.</summary>
/// <param name="ClosedAt">When it has closed.</param>
internal sealed record SignOffForTheDay(DateTimeOffset ClosedAt) : StaffCommand
{
    /// <summary>Whether somebody is signed on since before.</summary>
    internal bool Concerns(StaffState state) => state.Presence is not StaffPresence.SignedOff && (state.SignedOnAt ?? state.Since) < ClosedAt;
}

/// <summary>The plan does not name them: they are signed off, and what they hold goes back. Only the engine gives it, which may be told of a newer plan later than they are.</summary>
internal sealed record SignOffUnplanned : StaffCommand;
