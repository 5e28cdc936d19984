using Coordination.Halls;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Coordination.Torture.Running;
using Coordination.Torture.Storage;

namespace Coordination.Torture.Bugs;

/// <summary>Departments are given up with what is there.</summary>
internal sealed class StrandedWorkKept : RoutingBug
{
    public override string Name => "stranded-work";

    public override string What => "what waits at a department that the plan has given up is not passed on";

    protected override bool Arrives(RequestCommand command) => command is not MoveFromFormerDepartments;
}

/// <summary>Nobody looks for what a plan strands.</summary>
internal sealed class UnseenWork : Bug
{
    public override string Name => "unseen-work";

    public override string What => "a plan is published that gives up a department without a word of the work there";

    public override IDisk Disk(Disk disk, World world) => new FaultyDisk(disk);

    private sealed class FaultyDisk(IDisk sound) : DiskBug(sound)
    {
        public override IJournal Reads { get; } = new Blind(sound.Reads);
    }

    private sealed class Blind(IJournal sound) : JournalBug(sound)
    {
        public override ValueTask<RowPage> QueryAsync(RowQuery query, CancellationToken cancellation = default) =>
            query is { IsOpen: true, Department: null, Staff: null, DueBefore: null } ? new(new RowPage([], null)) : base.QueryAsync(query, cancellation);
    }
}

/// <summary>Whoever leaves keeps what they hold.</summary>
internal sealed class KeptByTheGone : RoutingBug
{
    public override string Name => "kept-by-the-gone";

    public override string What => "what somebody holds who is signed off, as for a plan that leaves them out, does not go back";

    protected override bool Executes(RequestCommand command) => command is not ReleaseItem;
}

/// <summary>Whom the plan does not name stays at work.</summary>
internal sealed class UnplannedStay : Bug
{
    public override string Name => "unplanned-stay";

    public override string What => "whoever came just when a plan left them out stays signed on";

    public override IPeerGrains Grains(IPeerGrains sound, World world) => new Changed(sound);

    private sealed class Changed(IPeerGrains sound) : GrainsBug(sound)
    {
        public override IStaffGrain Staff(CentreId centre, StaffId staff) => new Deaf(base.Staff(centre, staff));
    }

    private sealed class Deaf(IStaffGrain sound) : IStaffGrain
    {
        public ValueTask<Reply<StaffReceipt>> ExecuteAsync(StaffCommand command, CommandMeta meta, CancellationToken cancellation = default) =>
            command is SignOffUnplanned ? new(Reply.Refused<StaffReceipt>(RefusalCodes.WrongState, "It was lost.")) : sound.ExecuteAsync(command, meta, cancellation);

        public ValueTask<StaffState?> ReadAsync(CancellationToken cancellation = default) => sound.ReadAsync(cancellation);

        public ValueTask<StaffReport?> ReadReportAsync(CancellationToken cancellation = default) => sound.ReadReportAsync(cancellation);
    }
}

/// <summary>Clocks go on by the hours that they began with.</summary>
internal sealed class ClocksByOldHours : RoutingBug
{
    public override string Name => "clocks-by-old-hours";

    public override string What => "open clocks do not follow a plan that changes the hours";

    protected override bool Arrives(RequestCommand command) => command is not MoveClock;
}
