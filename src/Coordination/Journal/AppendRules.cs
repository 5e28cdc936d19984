namespace Coordination.Journal;

/// <summary>What every store asks of an append before it takes it.</summary>
internal static class AppendRules
{
    /// <summary>Refuses an append that no store could keep truthfully.</summary>
    /// <exception cref="ArgumentException">A part does not fit the others; the message names it.</exception>
    public static void Require(Append append)
    {
        ArgumentNullException.ThrowIfNull(append);
        Demand(!append.Events.IsDefaultOrEmpty, "Events: at least one event is needed.");
        Demand(append.ExpectedVersion >= 0, "ExpectedVersion: it counts from 0.");
        Demand(!string.IsNullOrEmpty(append.Row.Key.Id), "Row.Key: the grain's id is missing.");
        Demand(!append.Row.Links.IsDefault, "Row.Links: use an empty array for none.");
        for (var i = 0; i < append.Events.Length; i++)
        {
            RequireEvent(append.Events[i], append.ExpectedVersion + i + 1);
        }

        RequireErased(append);
        Demand(append.Row.Version == append.Events[^1].Version, "Row.Version: it must be that of the last event.");
        Demand(append.Row.Hash == append.Events[^1].Hash, "Row.Hash: it must be that of the last event.");
    }

    // What is to go is said on record, or it would look as if somebody had deleted it.
    private static void RequireErased(Append append)
    {
        Demand(!append.Erased.IsDefault, "Erased: use an empty array for none.");
        Demand(
            append.Erased.IsEmpty || append.Events[^1].Type == PersonalEvents.Erased,
            $"Erased: texts go with an event '{PersonalEvents.Erased}' and no other.");
        for (var i = 0; i < append.Erased.Length; i++)
        {
            Demand(
                append.Erased[i] > (i == 0 ? 0 : append.Erased[i - 1]) && append.Erased[i] <= append.ExpectedVersion,
                "Erased: it names earlier versions, each once and in their order.");
        }
    }

    private static void RequireEvent(JournalEvent happened, long version)
    {
        Demand(happened.Version == version, "Events: versions must follow the expected version without a gap.");
        Demand(!string.IsNullOrEmpty(happened.Type), "Events: an event's type is missing.");
        Demand(happened.At.UtcTicks % TimeSpan.TicksPerMicrosecond == 0, "Events: an event's time must be whole microseconds.");
        Demand(happened.Personal is null || happened.PersonalDigest is not null, "Events: personal text needs its digest.");
    }

    private static void Demand(bool condition, string message)
    {
        if (!condition)
        {
            throw new ArgumentException($"The append cannot be kept. {message}");
        }
    }
}
