namespace Coordination.Centres;

/// <summary>What a centre does by the clock: commands that are due, doubts, what a closing or a plan has changed, and service levels that were missed.</summary>
internal sealed class DueWork
{
    private readonly DueCommandRunner _commands;
    private readonly InDoubtDecisions _inDoubt;
    private readonly ErrandRunner _errands;
    private readonly DueSweep _sweep;

    public DueWork(CentreContext centre, AssignmentPump pump, InDoubtDecisions inDoubt)
    {
        _commands = new DueCommandRunner(centre, pump);
        _inDoubt = inDoubt;
        _errands = new ErrandRunner(centre, _commands);
        _sweep = new DueSweep(centre, _commands);
    }

    /// <summary>Does everything that is due.</summary>
    /// <remarks>What a plan has changed comes before what was missed: by its hours a clock may go on that had ended by the old ones.</remarks>
    public async ValueTask RunAsync(DateTimeOffset now)
    {
        await _commands.RunAsync(now);
        await _inDoubt.RetryAsync();
        await _errands.RunAsync(now);
        await _sweep.RunAsync(now);
    }
}
