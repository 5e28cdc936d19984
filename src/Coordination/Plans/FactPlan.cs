using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Plans;

/// <summary>A fact that submissions may give; one that is not declared is refused.</summary>
public sealed record FactPlan
{
    /// <summary>Its name in this plan: what submissions and urgency rules call it.</summary>
    public required string Id { get; init; }

    /// <summary>Its name for people.</summary>
    public required PlanName Name { get; init; }

    /// <summary>What its value is.</summary>
    public FactType Type { get; init; } = FactType.Text;

    /// <summary>Of a code: the values it can have, at least one.</summary>
    public ImmutableArray<string> Values { get; init; } = [];

    /// <summary>What is kept of its value; a text, whose content nobody can vouch for, is never kept on record.</summary>
    public FactKeep Keep { get; init; } = FactKeep.Personal;
}

/// <summary>What a fact's value is.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<FactType>))]
public enum FactType
{
    /// <summary>Any text of at most 256 characters.</summary>
    Text,

    /// <summary>A number with a decimal point.</summary>
    Number,

    /// <summary><c>yes</c> or <c>no</c>.</summary>
    YesNo,

    /// <summary>One of the values that the plan names.</summary>
    Code,
}

/// <summary>What is kept of a fact's value once the urgency rules have looked at it.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<FactKeep>))]
public enum FactKeep
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The value, beside the record: it can be erased.</summary>
    Personal,

    /// <summary>The value, on record for ever.</summary>
    Record,
}
