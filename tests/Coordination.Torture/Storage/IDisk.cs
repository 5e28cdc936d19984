using Coordination.Centres;
using Coordination.Journal;

namespace Coordination.Torture.Storage;

/// <summary>The disk as a process's journal sees it; a deliberate bug of the store comes between the two.</summary>
internal interface IDisk
{
    /// <summary>Commits, or says why not.</summary>
    Exception? TryAppend(Append append);

    /// <summary>Takes the next epoch.</summary>
    Epoch TakeEpoch(CentreId centre);

    /// <summary>Takes the next epoch if a given one is still the newest.</summary>
    Epoch? RenewEpoch(CentreId centre, Epoch newest);

    /// <summary>Reads what is committed.</summary>
    IJournal Reads { get; }

    /// <summary>Whether an append is answered before it is committed.</summary>
    bool AnswersEarly => false;
}
