using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coordination.Journal;

namespace Coordination.Web.Management.Grains;

/// <summary>The personal texts of a grain that are there.</summary>
/// <param name="Kind">The kind of grain.</param>
/// <param name="Id">Its name within the kind.</param>
/// <param name="Texts">Its texts, in the order in which they came.</param>
/// <param name="Next">Give it as <c>after</c> for the next part, which is a look of its own; none when this is the last.</param>
internal sealed record GrainTextsView(GrainKind Kind, string Id, ImmutableArray<GrainTextView> Texts, long? Next);

/// <summary>One personal text.</summary>
/// <param name="Version">The grain's version with which it came: an erasure names it so.</param>
/// <param name="At">When.</param>
/// <param name="Event">With which event.</param>
/// <param name="By">Who caused that.</param>
/// <param name="Text">What it says: words of a reason or a note, names of a plan's staff, name and contact of a principal. Of a password nothing is shown.</param>
internal sealed record GrainTextView(long Version, DateTimeOffset At, string Event, Actor By, JsonNode? Text);
