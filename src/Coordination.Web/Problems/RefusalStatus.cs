using System.Collections.Frozen;
using static Microsoft.AspNetCore.Http.StatusCodes;

namespace Coordination.Web.Problems;

/// <summary>The one place that maps refusal codes to HTTP statuses.</summary>
internal static class RefusalStatus
{
    private static readonly FrozenDictionary<string, int> Statuses = new Dictionary<string, int>
    {
        [RefusalCodes.Invalid] = Status400BadRequest,
        [RefusalCodes.NotFound] = Status404NotFound,
        [RefusalCodes.WrongState] = Status409Conflict,

        // Not the caller's right is in question but who holds the item now: somebody else took it, or the offer lapsed.
        [RefusalCodes.NotHolder] = Status409Conflict,
        [RefusalCodes.NotAllowed] = Status403Forbidden,
        [RefusalCodes.ReasonRequired] = Status428PreconditionRequired,
        [RefusalCodes.SecondPerson] = Status403Forbidden,
        [RefusalCodes.LegalHold] = Status409Conflict,
        [RefusalCodes.KeyReused] = Status422UnprocessableEntity,
        [RefusalCodes.Busy] = Status503ServiceUnavailable,
        [RefusalCodes.Stopping] = Status503ServiceUnavailable,
        [RefusalCodes.OutOfScope] = Status422UnprocessableEntity,
        [RefusalCodes.NotEligible] = Status422UnprocessableEntity,
        [RefusalCodes.EvidenceMissing] = Status422UnprocessableEntity,
        [RefusalCodes.ChannelNotServed] = Status422UnprocessableEntity,
        [RefusalCodes.Closed] = Status409Conflict,
        [RefusalCodes.NoCapacity] = Status409Conflict,
        [RefusalCodes.Suspended] = Status409Conflict,
        [RefusalCodes.NotAvailable] = Status409Conflict,
        [RefusalCodes.NothingWaiting] = Status409Conflict,
        [RefusalCodes.StillHolding] = Status409Conflict,
        [RefusalCodes.Fenced] = Status503ServiceUnavailable,
        [RefusalCodes.PlanInvalid] = Status422UnprocessableEntity,
        [RefusalCodes.PlanChanged] = Status412PreconditionFailed,
        [RefusalCodes.StaffAtWork] = Status409Conflict,
        [RefusalCodes.WorkStranded] = Status409Conflict,
        [RefusalCodes.AlreadyRated] = Status409Conflict,
    }.ToFrozenDictionary();

    /// <summary>Every code with a status of its own.</summary>
    public static IEnumerable<string> Codes => Statuses.Keys;

    /// <summary>The status of a code; a code this table does not know is a conflict with the present state.</summary>
    public static int Of(string code) => Statuses.GetValueOrDefault(code, Status409Conflict);

    /// <summary>After how many seconds it is worth trying again; null when trying again does not help by itself.</summary>
    public static int? RetryAfter(string code) => code switch
    {
        RefusalCodes.Busy or RefusalCodes.Fenced => 1,
        RefusalCodes.Stopping => 5,
        _ => null,
    };
}
