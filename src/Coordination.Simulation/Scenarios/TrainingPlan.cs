using Coordination.Plans;
using Coordination.Staff;

namespace Coordination.Simulation.Scenarios;

/// <summary>Somebody has a skill, or a better level of it, from some time on.</summary>
/// <param name="Staff">Who.</param>
/// <param name="Skill">What.</param>
/// <param name="Level">At which level, 1 to 5.</param>
/// <param name="At">From this minute on.</param>
public sealed record TrainingPlan(StaffId Staff, SkillId Skill, int Level, double At);
