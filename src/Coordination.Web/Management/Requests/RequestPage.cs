using System.Collections.Immutable;
using Coordination.Web.Management.Grains;

namespace Coordination.Web.Management.Requests;

/// <summary>A page of requests.</summary>
/// <param name="Requests">In order, without their states.</param>
/// <param name="Next">Give it as <c>cursor</c> for the next page; none when this is the last.</param>
internal sealed record RequestPage(ImmutableArray<GrainView> Requests, string? Next);
