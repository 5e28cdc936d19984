using Coordination.Halls;

namespace Coordination.Staff;

/// <summary>A member of staff. There is none whom the plan does not know.</summary>
public interface IStaffGrain : IHallGrain<StaffCommand, StaffReceipt, StaffState, StaffReport>;
