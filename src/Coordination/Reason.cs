using Coordination.Identity;

namespace Coordination;

/// <summary>Why somebody does something: in words, by a code of the plan's list, or both.</summary>
/// <param name="Words">In words, at most 500 characters. Kept beside the chain, so that they can be erased.</param>
/// <param name="Code">Which of the plan's <see cref="Plans.HallPlan.Reasons"/>. On record for good.</param>
public sealed record Reason(string? Words = null, ReasonId? Code = null)
{
    /// <summary>A reason in words.</summary>
    public static implicit operator Reason(string? words) => new(words);

    /// <summary>A reason in words.</summary>
    public static Reason FromString(string? words) => new(words);

    /// <summary>A reason by its code alone.</summary>
    public static Reason Of(ReasonId code) => new(Code: code);

    /// <summary>The words; null where there are none but blanks.</summary>
    internal string? Said => PlainText.OrNull(Words);
}
