using System.Collections.Immutable;
using Coordination.Plans;
using Coordination.Requests.Deciding;

namespace Coordination.Access;

/// <summary>Checks what comes with commands to a hall's access; each check gives null, or the refusal that names the field and how to fix it.</summary>
internal static class AccessChecks
{
    /// <summary>A name or a contact.</summary>
    public const int TextLength = 200;

    /// <summary>Grants of one principal.</summary>
    public const int MostGrants = 32;

    /// <summary>The reason of a command that needs one.</summary>
    public static Refusal? Reason(AccessCommand command) => command switch
    {
        ReasonedAccessCommand { Reason: var reason } => ReasonChecks.OnRecord(reason),
        _ => null,
    };

    /// <summary>What people call a principal, and how to reach them.</summary>
    public static Refusal? Described(string? name, string? contact) =>
        TextChecks.Optional(name, TextLength, "name") ?? TextChecks.Optional(contact, TextLength, "contact");

    /// <summary>What a proof gives a session: of this hall alone, in the access to one.</summary>
    public static Refusal? Given(AccessState state, ImmutableArray<Grant> given) =>
        given.Length > MostGrants ? TextChecks.Invalid("given", $"has {given.Length} entries: give at most {MostGrants}")
        : given.Any(grant => grant is null || !Enum.IsDefined(grant.Role) || grant.Role == Role.Device || (state.Hall is { } own && grant.Hall != own))
            ? TextChecks.Invalid("given", "has a grant that nobody has here: people have every role but 'device', and in one hall's access that hall's alone")
        : null;

    /// <summary>Several grants.</summary>
    public static Refusal? Grants(AccessState state, PrincipalKind kind, ImmutableArray<Grant> grants, AccessInput input)
    {
        if (grants.Length > MostGrants)
        {
            return TextChecks.Invalid("grants", $"has {grants.Length} entries: give at most {MostGrants}");
        }

        for (var index = 0; index < grants.Length; index++)
        {
            var field = $"grants[{index}]";
            if (Grant(state, kind, grants[index], input, field) is { } refusal)
            {
                return refusal;
            }

            if (grants.AsSpan(0, index).Contains(grants[index]))
            {
                return TextChecks.Invalid(field, "stands there twice: leave it out");
            }
        }

        return null;
    }

    /// <summary>A grant: of a hall that this access is to, and a department that the hall has.</summary>
    public static Refusal? Grant(AccessState state, PrincipalKind kind, Grant? grant, AccessInput input, string field) =>
        grant is null ? TextChecks.Invalid(field, "is missing: give a role, and the hall and department it is for")
        : !Enum.IsDefined(grant.Role) ? TextChecks.Invalid($"{field}.role", "is none of the roles")
        : (grant.Role == Role.Device) != (kind == PrincipalKind.Device) ? TextChecks.Invalid($"{field}.role", "does not fit: devices have the role 'device', and nobody else has it")
        : Hall(state, grant, input, field) ?? Department(grant, input, field);

    private static Refusal? Hall(AccessState state, Grant grant, AccessInput input, string field) =>
        state.Hall is { } own && grant.Hall != own ? TextChecks.Invalid($"{field}.hall", $"must be '{own}': who is known to one hall has roles in that hall alone")
        : grant.Hall is { } hall && input.Plans.GetValueOrDefault(hall) is null ? TextChecks.Invalid($"{field}.hall", $"names no hall: no plan was published for '{hall}'")
        : grant is { Hall: null, Department: not null } ? TextChecks.Invalid($"{field}.department", "names a department without its hall: name the hall too, or leave the department out")
        : null;

    private static Refusal? Department(Grant grant, AccessInput input, string field) =>
        grant is { Hall: { } hall, Department: { } department } && input.Plans[hall] is { } plan && !plan.Departments.ContainsKey(department)
            ? TextChecks.Invalid($"{field}.department", $"names no department of '{hall}': it has {string.Join(", ", plan.Departments.Keys.Order())}")
            : null;
}
