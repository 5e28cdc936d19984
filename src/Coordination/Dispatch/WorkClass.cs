using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Plans;

namespace Coordination.Dispatch;

/// <summary>What items of one step, at one department, over one channel have in common.</summary>
/// <param name="Department">Where they wait.</param>
/// <param name="Service">Their service; service times are learnt per class.</param>
/// <param name="Skills">What a person must be able to do.</param>
/// <param name="Cost">What one costs of a person's capacity.</param>
/// <param name="ExpectedMinutes">The planned mean time of service, in minutes.</param>
internal sealed record WorkClass(
    DepartmentId Department, ServiceId Service, ImmutableArray<SkillRequirement> Skills, int Cost, double ExpectedMinutes);

/// <summary>A work class as a dispatcher knows it: a small number, valid for that dispatcher only.</summary>
internal readonly record struct WorkClassHandle(int Value);
