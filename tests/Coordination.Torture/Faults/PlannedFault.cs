using System.Globalization;

namespace Coordination.Torture.Faults;

/// <summary>Something that goes wrong; data, so that a plan can be shrunk.</summary>
internal abstract record PlannedFault
{
    protected static string Text(TimeSpan time) => time.ToString("c", CultureInfo.InvariantCulture);
}

/// <summary>A process dies at a commit.</summary>
/// <param name="Append">The number of the append, over all processes.</param>
/// <param name="Moment">When.</param>
/// <param name="BackAfter">After how long its machine starts it again.</param>
internal sealed record CrashAtCommit(int Append, CrashMoment Moment, TimeSpan BackAfter) : PlannedFault
{
    public override string ToString() => $"append {Append}: the process dies {Moment.ToString().ToLowerInvariant()} the commit, back after {Text(BackAfter)}";
}

/// <summary>When a process dies.</summary>
internal enum CrashMoment
{
    /// <summary>Nothing was written.</summary>
    Before,

    /// <summary>It was written, and nobody was told.</summary>
    After,
}

/// <summary>A process dies at a time; whatever it had handed to the store may or may not be written.</summary>
internal sealed record CrashAtTime(TimeSpan At, TimeSpan BackAfter) : PlannedFault
{
    public override string ToString() => $"{Text(At)}: the process dies, back after {Text(BackAfter)}";
}

/// <summary>A process is stopped in good order and started again.</summary>
internal sealed record GracefulRestart(TimeSpan At) : PlannedFault
{
    public override string ToString() => $"{Text(At)}: the host is stopped in good order and started again";
}

/// <summary>An append fails.</summary>
internal sealed record AppendFault(int Append, AppendFaultKind Kind) : PlannedFault
{
    public override string ToString() => $"append {Append}: {Kind switch
    {
        AppendFaultKind.Unavailable => "the store is unavailable, nothing is written",
        AppendFaultKind.AnswerLost => "it is written, and the answer is a time-out",
        _ => "it is not written, and the answer is a time-out",
    }}";
}

/// <summary>How an append fails.</summary>
internal enum AppendFaultKind
{
    /// <summary>Nothing was written, and that is known.</summary>
    Unavailable,

    /// <summary>It was written, and no answer came.</summary>
    AnswerLost,

    /// <summary>It was not written, and no answer came.</summary>
    NeverArrived,
}

/// <summary>The answer to a centre's taking of an epoch is lost.</summary>
internal sealed record EpochFault(int Taking) : PlannedFault
{
    public override string ToString() => $"epoch {Taking}: it is taken, and the answer is a time-out";
}

/// <summary>Everything that the store does takes longer.</summary>
internal sealed record SlowStore(TimeSpan At, TimeSpan For, TimeSpan Most) : PlannedFault
{
    public override string ToString() => $"{Text(At)}: the store takes up to {Text(Most)} an operation, for {Text(For)}";
}

/// <summary>The store refuses everything.</summary>
internal sealed record StoreDown(TimeSpan At, TimeSpan For) : PlannedFault
{
    public override string ToString() => $"{Text(At)}: the store is unavailable for {Text(For)}";
}

/// <summary>Messages between grains, and between clients and hosts, are lost, repeated, late and out of order.</summary>
internal sealed record BadNetwork(TimeSpan At, TimeSpan For, int Lost, int Repeated, TimeSpan Most) : PlannedFault
{
    public override string ToString() =>
        $"{Text(At)}: {Lost} % of messages are lost, {Repeated} % repeated, all up to {Text(Most)} late, for {Text(For)}";
}

/// <summary>A second host serves the same hall.</summary>
internal sealed record SecondHost(TimeSpan At, TimeSpan For) : PlannedFault
{
    public override string ToString() => $"{Text(At)}: a second host serves the same hall for {Text(For)}";
}

/// <summary>The clock of a machine jumps.</summary>
internal sealed record ClockJump(TimeSpan At, int Machine, TimeSpan By) : PlannedFault
{
    public override string ToString() => $"{Text(At)}: the clock of machine {Machine} jumps by {Text(By)}";
}

/// <summary>Another plan is published in mid-day.</summary>
/// <param name="At">When.</param>
/// <param name="Kind">What it changes.</param>
/// <param name="What">Which department, person or hours.</param>
internal sealed record PlanChange(TimeSpan At, PlanChangeKind Kind, int What) : PlannedFault
{
    public override string ToString() => $"{Text(At)}: a plan is published that {Kind switch
    {
        PlanChangeKind.DepartmentMerged => "gives up a department and says which takes its work",
        PlanChangeKind.DepartmentForgotten => "gives up a department without a word",
        PlanChangeKind.PersonGone => "leaves out somebody",
        PlanChangeKind.PersonReleased => "leaves out somebody, who is signed off for it",
        PlanChangeKind.PersonComing => "leaves out somebody, who comes just then",
        PlanChangeKind.Holiday => "makes the day a holiday",
        _ => "has the hours end otherwise",
    }} ({What})";
}

/// <summary>What a plan in mid-day changes.</summary>
internal enum PlanChangeKind
{
    DepartmentMerged,
    DepartmentForgotten,
    PersonGone,
    PersonReleased,
    PersonComing,
    Holiday,
    Hours,
}

/// <summary>A member of staff is gone without a word.</summary>
internal sealed record StaffDisappearance(TimeSpan At, TimeSpan For, int Who) : PlannedFault
{
    public override string ToString() => $"{Text(At)}: member of staff {Who} does nothing for {Text(For)}";
}
