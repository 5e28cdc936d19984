using System.Collections.Frozen;
using Coordination.Departments;
using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Web.Management.Queries;

/// <summary>The names that a hall's plan has for ids; none for what it has no more.</summary>
internal sealed class RowNames(HallPlan plan)
{
    private readonly FrozenDictionary<ServiceId, string> _services = plan.Services.ToFrozenDictionary(service => service.Id, service => service.Name.Default);
    private readonly FrozenDictionary<DepartmentId, string> _departments = plan.Departments.ToFrozenDictionary(department => department.Id, department => department.Name.Default);
    private readonly FrozenDictionary<StaffId, string> _staff = plan.Staff.ToFrozenDictionary(person => person.Id, person => person.Name ?? person.Id.ToString());

    public string? Of(ServiceId service) => _services.GetValueOrDefault(service);

    public string? Of(DepartmentId department) => _departments.GetValueOrDefault(department);

    public string? Of(StaffId staff) => _staff.GetValueOrDefault(staff);
}
