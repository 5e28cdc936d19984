namespace Coordination.Access;

/// <summary>How far a role's permission goes within the halls of its grant.</summary>
internal enum Reach
{
    /// <summary>Nowhere: what no cell of the matrix allows is not allowed.</summary>
    None,

    /// <summary>What the caller itself submitted.</summary>
    Own,

    /// <summary>What the caller holds; of a person, also their own desk.</summary>
    Held,

    /// <summary>A kiosk's own tickets.</summary>
    Kiosk,

    /// <summary>What stands at a department of the grant; nothing that belongs to the hall as a whole.</summary>
    Department,

    /// <summary>Everything of the hall; of a grant for one department, what stands there.</summary>
    Hall,

    /// <summary>Everything of the hall, whatever department the grant names.</summary>
    WholeHall,
}
