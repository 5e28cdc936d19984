using System.Collections.Immutable;
using Coordination.Departments;

namespace Coordination.Web.StaffDesk;

/// <summary>Where somebody begins work.</summary>
internal sealed record SignOnBody : ReasonBody
{
    /// <summary>The window, where the department has windows.</summary>
    public string? Window { get; init; }
}

/// <summary>How somebody ends work.</summary>
internal sealed record SignOffBody : ReasonBody
{
    /// <summary>Whether work that is held goes back to the queues; refused while holding work otherwise.</summary>
    public bool? Release { get; init; }
}

/// <summary>What the citizen is asked for.</summary>
internal sealed record AskDocumentsBody : ReasonBody
{
    /// <summary>The documents' ids, of letters, digits, '.', '_' and '-'; what else is to be said belongs into the message.</summary>
    public required ImmutableArray<string> Documents { get; init; }

    /// <summary>A sentence for the citizen; kept beside the record, so that it can be erased.</summary>
    public string? Message { get; init; }
}

/// <summary>What came of an item.</summary>
internal sealed record CompleteBody : ReasonBody
{
    /// <summary>A short code such as <c>granted</c>, of letters, digits, '.', '_' and '-'; <c>done</c> when left out.</summary>
    public string? Outcome { get; init; }

    /// <summary>A sentence for whoever reads it later; kept beside the record, so that it can be erased.</summary>
    public string? Note { get; init; }
}

/// <summary>How long a parked item is not called.</summary>
internal sealed record ParkBody : ReasonBody
{
    /// <summary>In minutes, 1 to 480; 15 when left out. It ends earlier when the citizen is back.</summary>
    public int? Minutes { get; init; }
}

/// <summary>Where an item goes.</summary>
internal sealed record TransferBody : ReasonBody
{
    /// <summary>The other department.</summary>
    public required DepartmentId To { get; init; }
}
