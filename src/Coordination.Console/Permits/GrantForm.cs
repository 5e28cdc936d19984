using Coordination.Access;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Web.Json;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;

namespace Coordination.Console.Permits;

/// <summary>The grant that a form asks for: of what the form offers, nothing else.</summary>
internal static class GrantForm
{
    /// <summary>Reads it, or says which field is wrong.</summary>
    /// <param name="form">The form.</param>
    /// <param name="hall">The hall.</param>
    /// <param name="kind">The kind of caller that it is for.</param>
    public static (Grant? Grant, Problem? Problem) Read(IFormCollection form, CentreId hall, PrincipalKind kind)
    {
        var offered = GrantWords.RolesOf(kind);
        if (!KebabNames<Role>.TryParse(form["role"].ToString(), out var role) || !offered.Contains(role))
        {
            return (null, Problem.Invalid("role", $"The role must be one of {string.Join(", ", offered.Select(KebabNames<Role>.NameOf))}."));
        }

        // What is not understood is not the whole hall.
        var text = form["department"].ToString();
        return text.Length == 0 ? (new Grant(role, hall), null)
            : DepartmentId.TryParse(text, out var department) ? (new Grant(role, hall, department), null)
            : (null, Problem.Invalid("department", $"The department must be {DepartmentId.Format}, or empty for the whole hall."));
    }
}
