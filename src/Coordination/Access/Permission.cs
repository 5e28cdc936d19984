using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Access;

/// <summary>What somebody may be allowed to do: the rows of the access matrix. A refusal names one, so the names never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<Permission>))]
internal enum Permission
{
    /// <summary>Submit requests, and follow, amend, cancel and rate those that one submitted.</summary>
    SubmitRequests,

    /// <summary>Say that a citizen has come or lets others go before them, and move a booked time.</summary>
    ReceiveCitizens,

    /// <summary>Sign on, take work, and work on items that one holds.</summary>
    WorkOnItems,

    /// <summary>Read queues, requests, staff, departments and figures.</summary>
    ReadWork,

    /// <summary>Read the numbers and windows that a display shows.</summary>
    ReadNumbers,

    /// <summary>Read the personal text of a request.</summary>
    ReadPersonal,

    /// <summary>Hand an item on to another department or person.</summary>
    TransferItems,

    /// <summary>Escalate, reopen and release requests.</summary>
    DirectRequests,

    /// <summary>Close a department, open it again, and limit its queue.</summary>
    LimitDepartments,

    /// <summary>Declare and lift a crisis.</summary>
    DeclareCrisis,

    /// <summary>Read a hall's plan.</summary>
    ReadPlan,

    /// <summary>Try a plan without publishing it.</summary>
    CheckPlan,

    /// <summary>Publish a plan.</summary>
    PublishPlan,

    /// <summary>Read batches and their progress.</summary>
    ReadBatches,

    /// <summary>Give a command to many requests at once.</summary>
    GiveBatches,

    /// <summary>Rebuild and reconcile a hall's centre.</summary>
    RepairCentre,

    /// <summary>Read which erasures and exports of a person's data were asked for and approved.</summary>
    ReadErasures,

    /// <summary>Ask that a person's data be erased or exported.</summary>
    AskErasure,

    /// <summary>Approve that a person's data be erased or exported.</summary>
    ApproveErasure,

    /// <summary>Read principals, grants, keys and sessions.</summary>
    ReadAccess,

    /// <summary>Make, change and end principals, grants, keys, sessions and links.</summary>
    ChangeAccess,

    /// <summary>Read every grain with its history, and who did what.</summary>
    ReadAudit,
}
