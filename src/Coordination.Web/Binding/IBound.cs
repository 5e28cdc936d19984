using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Binding;

/// <summary>A handler's argument that knows what was wrong with what it was read from.</summary>
internal interface IBound
{
    /// <summary>What was wrong; null when the argument can be used.</summary>
    Problem? Problem { get; }
}

/// <summary>An argument that is read from the body: only once everything else about the call was found right.</summary>
internal interface IBoundLater : IBound
{
    ValueTask ReadAsync(HttpContext context);
}
