namespace Coordination.Torture.Bugs;

/// <summary>The deliberate bugs. Each must be found by some seed among the first thousand.</summary>
internal static class BugCatalogue
{
    private static readonly Func<Bug>[] Makers =
    [
        () => new NoFencing(),
        () => new SameEpoch(),
        () => new ReplyBeforeCommit(),
        () => new LostAppend(),
        () => new CommitTwice(),
        () => new NoVersionCheck(),
        () => new EventsWithoutRow(),
        () => new StaleRow(),
        () => new ForgottenKeys(),
        () => new ForgottenAges(),
        () => new PurgedRequests(),
        () => new LostRequeue(),
        () => new CapacityKept(),
        () => new LostMessages(),
        () => new OrderById(),
        () => new ForgottenSkill(),
        () => new ForgottenNeeds(),
        () => new FreeOfCharge(),
        () => new EndlessOffers(),
        () => new OffersByTheClock(),
        () => new UnnoticedMisses(),
        () => new WorkForTheAbsent(),
        () => new EndlessClock(),
        () => new ForgottenVisits(),
        () => new UnnoticedAbsence(),
        () => new BookingsCount(),
        () => new ArrivalTakenForGranted(),
        () => new MovedInVain(),
        () => new EarlyMissesCount(),
        () => new StrandedWorkKept(),
        () => new UnseenWork(),
        () => new KeptByTheGone(),
        () => new UnplannedStay(),
        () => new ClocksByOldHours(),
    ];

    /// <summary>All of them, new ones at each call.</summary>
    public static IEnumerable<Bug> All => Makers.Select(make => make());

    /// <summary>One by its name, new at each call; null when there is none.</summary>
    public static Bug? Find(string name) => All.FirstOrDefault(bug => bug.Name == name);
}
