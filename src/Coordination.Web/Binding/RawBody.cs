using Coordination.Web.Problems;

namespace Coordination.Web.Binding;

/// <summary>A body's bytes, or why they cannot be read.</summary>
internal readonly record struct RawBody(ReadOnlyMemory<byte> Json, Problem? Problem);
