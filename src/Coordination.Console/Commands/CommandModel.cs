using System.Collections.Immutable;
using Coordination.Console.Parts;
using Coordination.Requests;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Commands;

/// <summary>A form by which a command is given.</summary>
/// <param name="Name">The command's name among the texts.</param>
/// <param name="About">What it is given to, in words.</param>
/// <param name="Fields">What it asks for beside the reason.</param>
/// <param name="Back">The page that it leads back to.</param>
internal sealed record CommandModel(string Name, string About, ImmutableArray<CommandField> Fields, string Back)
{
    /// <summary>Whether a code of the plan is a reason here; else words alone are.</summary>
    public bool TakesCode { get; init; } = true;

    /// <summary>What was filled in before; null of a form that is shown for the first time.</summary>
    public IFormCollection? Kept { get; init; }

    /// <summary>Why it was not carried out; null of a form that is shown for the first time.</summary>
    public Refusal? Refusal { get; init; }

    /// <summary>The version that the reader has seen; null of what has none.</summary>
    public long? Version { get; init; }

    /// <summary>What has happened since the reader saw it: names of events, with their times.</summary>
    public ImmutableArray<(string Event, DateTimeOffset At)> Meanwhile { get; init; } = [];

    /// <summary>What makes sending the form twice have one effect.</summary>
    public required string Key { get; init; }

    /// <summary>What whoever gives it is to have seen before; null of commands that say enough.</summary>
    public RenderFragment? Details { get; init; }

    public string Value(string field) => Kept?[field].ToString() ?? "";

    /// <summary>Whom it can be given to; empty of what is given to nobody.</summary>
    public ImmutableArray<StaffChoice> People { get; init; } = [];

    /// <summary>The windows to choose among, each with who is at it; empty where there are none.</summary>
    public ImmutableArray<WindowChoice> Windows { get; init; } = [];

    /// <summary>What whoever gives it should think of first, in words; null of nothing.</summary>
    public string? Warning { get; init; }

    /// <summary>The urgency as it is, of a request.</summary>
    public Urgency? Urgency { get; init; }
}
