using Coordination.Access;

namespace Coordination.Console.Shell;

/// <summary>The entries of the navigation: each is shown to who may see its page.</summary>
/// <param name="Name">Its name among the texts.</param>
/// <param name="Path">Its path below the hall's.</param>
/// <param name="Permission">What its page needs.</param>
internal sealed record Section(string Name, string Path, Permission Permission)
{
    public static IReadOnlyList<Section> All { get; } =
    [
        new("Overview", "", Permission.ReadWork),
        new("Queues", "queues", Permission.ReadWork),
        new("Floor", "floor", Permission.ReadWork),
        new("Requests", "requests", Permission.ReadWork),
        new("Batches", "batches", Permission.ReadBatches),
        new("Departments", "departments", Permission.ReadWork),
        new("Crisis", "crisis", Permission.ReadWork),
        new("Figures", "figures", Permission.ReadNumbers),
        new("Plan", "plan", Permission.ReadPlan),
        new("Audit", "audit", Permission.ReadAudit),
        new("Explorer", "explorer", Permission.ReadAudit),
        new("People", "people", Permission.ReadErasures),
        new("Access", "access", Permission.ReadAccess),
    ];
}
