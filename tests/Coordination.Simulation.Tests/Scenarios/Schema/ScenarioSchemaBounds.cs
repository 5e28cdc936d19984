using Coordination.Simulation.Scenarios;
using Coordination.Simulation.Scenarios.Checking;
using Coordination.TestKit.Schemas;

namespace Coordination.Simulation.Tests.Scenarios.Schema;

/// <summary>The bounds of a scenario, as its check has them; a test compares the two.</summary>
internal static class ScenarioSchemaBounds
{
    private const double Longest = ScenarioContext.LongestHorizon;

    public static SchemaBounds Bounds { get; } = new(new Dictionary<(Type, string), (string Word, double Bound)[]>
    {
        [(typeof(Scenario), nameof(Scenario.Version))] = [("minimum", 1), ("maximum", Scenario.CurrentVersion)],
        [(typeof(Scenario), nameof(Scenario.Name))] = [("minLength", 1), ("maxLength", 200)],
        [(typeof(Scenario), nameof(Scenario.Horizon))] = [("exclusiveMinimum", 0), ("maximum", Longest)],
        [(typeof(Scenario), nameof(Scenario.WarmUp))] = [("minimum", 0), ("maximum", Longest)],
        [(typeof(Scenario), nameof(Scenario.Replications))] = [("minimum", 1), ("maximum", 100_000)],
        [(typeof(Scenario), nameof(Scenario.Seed))] = [("minimum", 0)],
        [(typeof(Scenario), nameof(Scenario.BinMinutes))] = [("exclusiveMinimum", 0)],
        [(typeof(QueueModel), nameof(QueueModel.Servers))] = [("minimum", 1), ("maximum", 10_000)],
        [(typeof(QueueModel), nameof(QueueModel.Arrivals))] = [("values.minimum", 0)],
        [(typeof(QueueModel), nameof(QueueModel.Rates))] = [("values.exclusiveMinimum", 0)],
        [(typeof(DistributionPlan), nameof(DistributionPlan.Mean))] = [("exclusiveMinimum", 0), ("maximum", Longest)],
        [(typeof(DistributionPlan), nameof(DistributionPlan.Variation))] = [("exclusiveMinimum", 0), ("maximum", Longest)],
        [(typeof(DistributionPlan), nameof(DistributionPlan.Shape))] = [("exclusiveMinimum", 0), ("maximum", Longest)],
        [(typeof(DistributionPlan), nameof(DistributionPlan.Values))] = [("items.minimum", 0), ("items.maximum", Longest)],
        [(typeof(DistributionPlan), nameof(DistributionPlan.Weights))] = [("items.minimum", 0)],
        [(typeof(ArrivalPlan), nameof(ArrivalPlan.Rate))] = [("minimum", 0)],
        [(typeof(ArrivalPlan), nameof(ArrivalPlan.Every))] = [("exclusiveMinimum", 0)],
        [(typeof(ArrivalPlan), nameof(ArrivalPlan.Times))] = [("items.minimum", 0)],
        [(typeof(ArrivalPlan), nameof(ArrivalPlan.Minutes))] = [("items.minimum", 0), ("items.maximum", Longest)],
        [(typeof(RateInterval), nameof(RateInterval.From))] = [("minimum", 0)],
        [(typeof(RateInterval), nameof(RateInterval.To))] = [("exclusiveMinimum", 0)],
        [(typeof(RateInterval), nameof(RateInterval.Rate))] = [("minimum", 0)],
        [(typeof(AppointmentPlan), nameof(AppointmentPlan.Times))] = [("items.minimum", 0)],
        [(typeof(AppointmentPlan), nameof(AppointmentPlan.EarlyMinutes))] = [("minimum", -1440), ("maximum", 1440)],
        [(typeof(AppointmentPlan), nameof(AppointmentPlan.EarlyDeviation))] = [("minimum", 0), ("maximum", 1440)],
        [(typeof(AppointmentPlan), nameof(AppointmentPlan.Missed))] = [("minimum", 0), ("maximum", 1)],
        [(typeof(ServiceTimePlan), nameof(ServiceTimePlan.FactorBySkillLevel))] = [("values.exclusiveMinimum", 0)],
        [(typeof(NoShowPlan), nameof(NoShowPlan.Probability))] = [("minimum", 0), ("maximum", 1)],
        [(typeof(NoShowPlan), nameof(NoShowPlan.WaitMinutes))] = [("minimum", 0), ("maximum", 1440)],
        [(typeof(NoShowPlan), nameof(NoShowPlan.RecallMinutes))] = [("minimum", 0), ("maximum", 1440)],
        [(typeof(DocumentsPlan), nameof(DocumentsPlan.Probability))] = [("minimum", 0), ("maximum", 1)],
        [(typeof(DocumentsPlan), nameof(DocumentsPlan.After))] = [("minimum", 0), ("maximum", 1)],
        [(typeof(RosterPlan), nameof(RosterPlan.Staff))] = [("minItems", 1)],
        [(typeof(RosterPlan), nameof(RosterPlan.Shifts))] = [("minItems", 1)],
        [(typeof(RosterPlan), nameof(RosterPlan.Every))] = [("exclusiveMinimum", 0)],
        [(typeof(RosterPlan), nameof(RosterPlan.Absence))] = [("minimum", 0), ("maximum", 1)],
        [(typeof(TimeInterval), nameof(TimeInterval.From))] = [("minimum", 0)],
        [(typeof(TimeInterval), nameof(TimeInterval.To))] = [("exclusiveMinimum", 0)],
        [(typeof(TrainingPlan), nameof(TrainingPlan.Level))] = [("minimum", 1), ("maximum", 5)],
        [(typeof(TrainingPlan), nameof(TrainingPlan.At))] = [("minimum", 0), ("maximum", Longest)],
        [(typeof(CrisisEvent), nameof(CrisisEvent.From))] = [("minimum", 0)],
        [(typeof(CrisisEvent), nameof(CrisisEvent.To))] = [("exclusiveMinimum", 0)],
        [(typeof(CrisisEvent), nameof(CrisisEvent.Rate))] = [("minimum", 0)],
        [(typeof(CrisisEvent), nameof(CrisisEvent.DeclaredAfter))] = [("minimum", 0), ("maximum", Longest)],
        [(typeof(FlatModel), nameof(FlatModel.Threshold))] = [("minimum", 0)],
        [(typeof(FlatModel), nameof(FlatModel.CrossTrained))] = [("minimum", 1), ("maximum", 5)],
        [(typeof(LadderModel), nameof(LadderModel.Levels))] = [("minItems", 1), ("maxItems", LadderModelLimits.MostLevels)],
        [(typeof(LadderLevel), nameof(LadderLevel.Staff))] = [("minItems", 1)],
        [(typeof(LadderLevel), nameof(LadderLevel.Share))] = [("minimum", 0), ("maximum", 1)],
    });
}
