using Coordination.Staff;
using Coordination.Web.Access;
using Coordination.Web.Json;
using Coordination.Web.Problems;
using Microsoft.AspNetCore.Http;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Coordination.Web.Callers;

/// <summary>The key that makes repeating safe; and who calls, in <c>X-Actor</c>, where that was turned on to try things out.</summary>
internal readonly record struct CallerHeader(Actor? Actor, CommandKey? Key, Problem? Problem)
{
    public const string ActorName = "X-Actor";

    public const string KeyName = "Idempotency-Key";

    private const int MaxIdLength = 128;

    public static CallerHeader Read(HttpContext context)
    {
        var headers = context.Request.Headers;
        var (actor, problem) = ReadActor(headers[ActorName]);
        if (problem is not null || headers[KeyName] is not { Count: > 0 } keys)
        {
            return new CallerHeader(actor, null, problem);
        }

        return keys.Count == 1 && CommandKey.TryParse(keys[0], out var key)
            ? new CallerHeader(actor, key, null)
            : new CallerHeader(null, null, Problem.Invalid(KeyName, $"The header {KeyName} must be {CommandKey.Format}, without spaces, once."));
    }

    /// <summary>Refuses a caller in a role that may not do this.</summary>
    public static Problem NotAllowed(string roles) =>
        new(Status403Forbidden, RefusalCodes.NotAllowed, $"This is for {roles}: name yourself so in the header {ActorName}.", ActorName);

    /// <summary>Refuses a caller who names themselves where nobody takes that.</summary>
    public static Problem NotTaken { get; } = new(
        Status401Unauthorized, ProblemCodes.Unauthenticated, $"{ActorName} proves nothing and is not taken here: bring a key, a session or a token. To try things out, serve on this machine with --insecure-actors, and call through no proxy.", ActorName)
    {
        Challenge = AccessKeyHandler.Realm,
    };

    /// <summary>Refuses a caller who does not say who they are where it must be on record.</summary>
    public static Problem Missing(string example) =>
        Problem.Invalid(ActorName, $"The header {ActorName} is missing: name yourself, such as {ActorName}: {example}.");

    private static (Actor? Actor, Problem? Problem) ReadActor(Microsoft.Extensions.Primitives.StringValues values)
    {
        if (values.Count == 0)
        {
            return (null, null);
        }

        var text = values.Count == 1 ? values[0]! : "";
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0
            && KebabNames<ActorKind>.TryParse(text[..colon], out var kind)
            && kind is ActorKind.Citizen or ActorKind.Staff or ActorKind.Supervisor or ActorKind.Administrator
            && IsName(kind, text[(colon + 1)..])
            ? (new Actor(kind, text[(colon + 1)..]), null)
            : (null, Problem.Invalid(ActorName, $"The header {ActorName} must be a role and a name, such as staff:anna: the roles are citizen, staff, supervisor, administrator; the name has 1 to 128 printable characters, of staff it is {StaffId.Format}."));
    }

    private static bool IsName(ActorKind kind, string name) => kind == ActorKind.Staff
        ? StaffId.TryParse(name, out _)
        : name.Length is > 0 and <= MaxIdLength && !name.AsSpan().ContainsAnyExceptInRange('!', '~');
}
