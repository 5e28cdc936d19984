using Coordination.Centres;
using Coordination.Journal;
using Coordination.Torture.Storage;

namespace Coordination.Torture.Bugs;

/// <summary>A store that is wrong in one way: passes everything on but what a deliberate bug changes.</summary>
internal abstract class DiskBug(IDisk sound) : IDisk
{
    public virtual IJournal Reads => sound.Reads;

    public virtual bool AnswersEarly => sound.AnswersEarly;

    protected IDisk Sound => sound;

    public virtual Exception? TryAppend(Append append) => sound.TryAppend(append);

    public virtual Epoch TakeEpoch(CentreId centre) => sound.TakeEpoch(centre);

    public virtual Epoch? RenewEpoch(CentreId centre, Epoch newest) => sound.RenewEpoch(centre, newest);

    protected GrainRow? RowOf(GrainKey grain) => sound.Reads.ReadRowAsync(grain).AsTask().GetAwaiter().GetResult();
}
