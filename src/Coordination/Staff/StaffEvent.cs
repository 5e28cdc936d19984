namespace Coordination.Staff;

/// <summary>Something that happened to a member of staff.</summary>
public abstract record StaffEvent;

/// <summary>Work began.</summary>
public sealed record StaffSignedOn(string? Window) : StaffEvent;

/// <summary>Work ended.</summary>
public sealed record StaffSignedOff : StaffEvent;

/// <summary>No work for now.</summary>
public sealed record StaffPaused(string Reason) : StaffEvent;

/// <summary>Work again.</summary>
public sealed record StaffResumed : StaffEvent;

/// <summary>No more work; what is held is finished.</summary>
public sealed record StaffDraining : StaffEvent;
