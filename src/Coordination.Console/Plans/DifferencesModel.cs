namespace Coordination.Console.Plans;

/// <summary>What is different in two plans.</summary>
/// <param name="Changes">Each difference, in words: of very many the first.</param>
/// <param name="Same">What is said where there is none.</param>
internal sealed record DifferencesModel(IReadOnlyList<PlanChange> Changes, string Same);
