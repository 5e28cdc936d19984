namespace Coordination.Dispatch.People;

/// <summary>The people who could serve an item, counted.</summary>
internal record struct ServerCount
{
    /// <summary>Of those the dispatcher knows.</summary>
    public int Skilled;

    /// <summary>At work among them.</summary>
    public int AtWork;

    /// <summary>Excluded among those at work.</summary>
    public int Excluded;

    /// <summary>Who could begin with it now.</summary>
    public int Free;

    /// <summary>How many such items those at work and not excluded can hold at once.</summary>
    public int Slots;

    /// <summary>How many more such items fit right now.</summary>
    public int FreeSlots;

    /// <summary>What they have in hand.</summary>
    public int InHand;

    /// <summary>The expected minutes until all of that is finished.</summary>
    public double RemainingMinutes;

    /// <summary>At work and not excluded.</summary>
    public readonly int Able => AtWork - Excluded;
}
