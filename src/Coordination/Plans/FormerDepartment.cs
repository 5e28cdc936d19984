using Coordination.Departments;

namespace Coordination.Plans;

/// <summary>A department that the plan has given up, and the one that takes its open work.</summary>
/// <param name="Id">Its name in the plans before.</param>
/// <param name="Becomes">Which department of this plan its open work goes to.</param>
public sealed record FormerDepartment(DepartmentId Id, DepartmentId Becomes);
