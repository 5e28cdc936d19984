using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Coordination.Requests;

namespace Coordination.Web.Portal;

/// <summary>The personal texts of a request that are there.</summary>
/// <param name="Request">Which request.</param>
/// <param name="Texts">Its texts, in the order in which they came.</param>
internal sealed record PersonalView(RequestId Request, ImmutableArray<PersonalTextView> Texts);

/// <summary>One personal text.</summary>
/// <param name="Version">The request's version with which it came.</param>
/// <param name="At">When.</param>
/// <param name="Event">With which event.</param>
/// <param name="Kind">Which kind of text.</param>
/// <param name="Text">What it says: of a submission <c>name</c>, <c>contact</c>, <c>matter</c>, <c>facts</c> and <c>needs</c>, of a request for documents <c>message</c>, of a rating <c>comment</c>.</param>
internal sealed record PersonalTextView(long Version, DateTimeOffset At, string Event, PersonalKind Kind, JsonNode? Text);
