using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Plans;

/// <summary>What becomes of citizens and staff when a department has closed for the day: after its last hours of the day by its calendar. Breaks and closings by hand end no day.</summary>
public sealed record ClosingPlan
{
    /// <summary>It is done so many minutes after the day's last hours.</summary>
    public int GraceMinutes { get; init; } = 30;

    /// <summary>What becomes of those who wait there since before the closing.</summary>
    public WaitingAtClosing Waiting { get; init; } = WaitingAtClosing.Keep;

    /// <summary>What becomes of what is in somebody's hands there since before the closing.</summary>
    public InHandAtClosing InHand { get; init; } = InHandAtClosing.Keep;

    /// <summary>What becomes of its staff who are signed on since before the closing.</summary>
    public StaffAtClosing Staff { get; init; } = StaffAtClosing.Stay;

    /// <summary>The reason that goes on record, of the plan's <see cref="HallPlan.Reasons"/>; <c>closed-for-the-day</c> when null.</summary>
    public ReasonId? ReasonCode { get; init; }

    /// <summary>Whether it changes anything at all.</summary>
    internal bool DoesNothing => this is { Waiting: WaitingAtClosing.Keep, InHand: InHandAtClosing.Keep, Staff: StaffAtClosing.Stay };
}

/// <summary>What becomes of those who wait when their department has closed for the day.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<WaitingAtClosing>))]
public enum WaitingAtClosing
{
    /// <summary>They keep their place until it opens again.</summary>
    Keep,

    /// <summary>Who waits at a window or on the telephone is sent home: the request ends. What came on line waits on, and so does who is booked for later.</summary>
    End,
}

/// <summary>What becomes of what is in hand when the department has closed for the day.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<InHandAtClosing>))]
public enum InHandAtClosing
{
    /// <summary>It stays in their hands.</summary>
    Keep,

    /// <summary>It goes back to its queue, with its age.</summary>
    Release,

    /// <summary>The request ends; what came on line goes back to its queue.</summary>
    End,
}

/// <summary>What becomes of those at work when their department has closed for the day.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<StaffAtClosing>))]
public enum StaffAtClosing
{
    /// <summary>They stay signed on.</summary>
    Stay,

    /// <summary>They are signed off; what they hold goes back to its queues.</summary>
    SignOff,
}
