namespace Coordination.Web.Tests.Fuzz.Halls;

/// <summary>Where a matter stands, as far as its caller knows.</summary>
internal enum Stage
{
    /// <summary>In a queue.</summary>
    Waiting,

    /// <summary>In a queue, and not called for a while.</summary>
    Away,

    /// <summary>Offered to somebody.</summary>
    Offered,

    /// <summary>Somebody holds it.</summary>
    Assigned,

    /// <summary>Being worked on.</summary>
    Started,

    /// <summary>Set aside.</summary>
    OnHold,

    /// <summary>The citizen is asked for documents.</summary>
    Asked,

    /// <summary>"Not ours", says its holder.</summary>
    UnderReview,

    /// <summary>At its end.</summary>
    Ended,

    /// <summary>At its end, with the citizen's word on it.</summary>
    Rated,
}
