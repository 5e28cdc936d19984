using Coordination.Web.Binding;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Callers;

/// <summary>A caller who is named in a header, until a credential proves who it is; the command's key stands in one as well.</summary>
/// <param name="Meta">Who, as it goes on record.</param>
/// <param name="Problem">Why not.</param>
internal abstract record NamedCaller(CommandMeta Meta, Problem? Problem) : IBound, ICaller
{
    public virtual object As(Actor actor, StaffId? staff, HttpContext context)
    {
        var header = CallerHeader.Read(context);
        return this with { Meta = new CommandMeta(actor, header.Key), Problem = header.Problem };
    }
}
