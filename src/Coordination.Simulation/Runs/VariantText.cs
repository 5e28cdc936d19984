using System.Collections.Frozen;
using System.Globalization;
using Coordination.Plans;
using Coordination.Simulation.Engine.Models;
using Coordination.Simulation.Scenarios;

namespace Coordination.Simulation.Runs;

/// <summary>Variants of a scenario as people write them: <c>policy=strict</c>, <c>pooling=off</c>, several with commas.</summary>
internal static class VariantText
{
    private static readonly FrozenDictionary<string, (string Values, Func<Scenario, string, Scenario?> Apply)> Keys =
        new Dictionary<string, (string, Func<Scenario, string, Scenario?>)>
        {
            ["policy"] = ("strict, accumulating, deadline", (scenario, value) => Enumeration<OrderPolicyKind>(value) is { } order ? Route(scenario, routing => routing with { Order = order }) : null),
            ["choice"] = ("longest-idle, least-loaded, best-skill", (scenario, value) => Enumeration<ChoicePolicyKind>(value) is { } choice ? Route(scenario, routing => routing with { Choice = choice }) : null),
            ["pooling"] = ("on, off, or the number waiting above which departments help", Pool),
            ["organisation"] = ("plan, flat, silo, ladder", (scenario, value) => Enumeration<OrganisationModel>(value) is { } model ? scenario with { Organisation = scenario.Organisation with { Model = model } } : null),
            ["crisis"] = ("on, off", (scenario, value) => Switch(value) is { } on ? scenario with { Crises = [.. scenario.Crises.Select(crisis => crisis with { Declared = on })] } : null),
            ["demand"] = ("a factor such as 1.2", Demand),
        }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Applies a variant.</summary>
    /// <param name="scenario">The scenario as written.</param>
    /// <param name="text">The variant.</param>
    /// <exception cref="VariantException">It is not of the form, or the scenario cannot be varied so.</exception>
    public static ScenarioVariant Apply(Scenario scenario, string text)
    {
        ArgumentNullException.ThrowIfNull(scenario);
        ArgumentNullException.ThrowIfNull(text);
        var varied = QueueExpansion.Expand(scenario);
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries))
        {
            var sign = part.IndexOf('=', StringComparison.Ordinal);
            if (sign < 0 || !Keys.TryGetValue(part[..sign], out var key))
            {
                throw new VariantException($"'{part}' is no variant; write one of {string.Join(", ", Keys.Keys.Order(StringComparer.Ordinal).Select(known => known + "=…"))}.");
            }

            varied = key.Apply(varied, part[(sign + 1)..])
                ?? throw new VariantException($"'{part}' is no variant; {part[..sign]} is one of {key.Values}.");
        }

        return ScenarioCheck.Check(varied) is [var fault, ..]
            ? throw new VariantException($"'{text}' makes no valid scenario: {fault.Path}: {fault.Message}")
            : new ScenarioVariant(text, varied);
    }

    private static Scenario Route(Scenario scenario, Func<RoutingPlan, RoutingPlan> change) =>
        scenario with { Plan = scenario.Plan! with { Routing = change(scenario.Plan.Routing) } };

    private static Scenario? Pool(Scenario scenario, string value)
    {
        var pooling = scenario.Plan!.Pooling;
        PoolingPlan? changed = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var threshold)
            ? pooling with { Enabled = true, Threshold = threshold }
            : Switch(value) is { } on ? pooling with { Enabled = on } : null;
        return changed is null ? null : scenario with { Plan = scenario.Plan with { Pooling = changed } };
    }

    private static Scenario? Demand(Scenario scenario, string value) =>
        !double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var factor) || !(factor > 0) || !double.IsFinite(factor) ? null : scenario with
        {
            Arrivals = [.. scenario.Arrivals.Select(arrival => arrival with
            {
                Rate = arrival.Rate * factor,
                Rates = [.. arrival.Rates.Select(interval => interval with { Rate = interval.Rate * factor })],
            })],
        };

    private static bool? Switch(string value) => value switch { "on" => true, "off" => false, _ => null };

    private static TEnum? Enumeration<TEnum>(string value)
        where TEnum : struct, Enum =>
        value.Length > 0 && char.IsAsciiLetter(value[0]) && Enum.TryParse<TEnum>(value.Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var parsed) ? parsed : null;
}
