using System.Collections.Immutable;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Requests.Deciding;

namespace Coordination.Erasures;

/// <summary>Finds the requests that a command is about, within one hall: by their ids, by a tracking code, or by a contact, never by plain text.</summary>
internal sealed class RequestSearch(CentreId hall, IJournal journal)
{
    /// <summary>So many requests at most in one command.</summary>
    public const int Most = 200;

    private const int ContactLength = 200;

    /// <summary>What of a command is wrong where there are no requests.</summary>
    public static Refusal? CheckWithout(ErasuresCommand command) => command switch
    {
        FindRequests or HoldTexts or LiftHold or SweepTexts => new Refusal(RefusalCodes.Invalid, "Requests are of halls: give this command to the erasures of their hall."),
        AskErasure { Requests.IsEmpty: false } => OfHalls("requests"),
        AskErasure { Contact: not null } => OfHalls("contact"),
        AskErasure { TrackingCode: not null } => OfHalls("trackingCode"),
        AskErasure { Grains.IsEmpty: true } => TextChecks.Invalid("grains", "is missing: name texts of 'access' or 'erasures'"),
        _ => null,
    };

    private static Refusal OfHalls(string field) => TextChecks.Invalid(field, "is for requests, which are of halls: ask the erasures of their hall");

    /// <summary>What is found, and what of the command names nothing that there is.</summary>
    public async ValueTask<(ImmutableArray<RequestId> Found, Refusal? Fault)> FindAsync(ErasuresCommand command, CancellationToken cancellation)
    {
        var (requests, contact, code) = command switch
        {
            FindRequests find => ([], find.Contact, find.TrackingCode),
            AskErasure ask => (ask.Requests, ask.Contact, ask.TrackingCode),
            _ => (ImmutableArray<RequestId>.Empty, null, null),
        };
        if (command is not (FindRequests or AskErasure))
        {
            return ([], command is HoldTexts hold && !await IsOursAsync(hold.Request, cancellation) ? TextChecks.Invalid("request", "names no request of this hall") : null);
        }

        var found = new HashSet<RequestId>();
        var fault = requests.IsEmpty && contact is null && code is null && command is not AskErasure { Grains.IsEmpty: false } ? NothingNamed(command)
            : requests.Length > Most ? TextChecks.Invalid("requests", $"has {requests.Length} entries: give at most {Most}")
            : await AddAsync(requests, found, cancellation) ?? await AddAsync(code, found, cancellation) ?? await AddByContactAsync(contact, found, cancellation);
        return fault is null ? ([.. found.OrderBy(request => request.ToString(), StringComparer.Ordinal)], null) : ([], fault);
    }

    private static Refusal NothingNamed(ErasuresCommand command) => command switch
    {
        AskErasure { What: ErasureKind.Erase } => TextChecks.Invalid("requests", "is missing, and so are 'contact', 'trackingCode' and 'grains': give one of them at least"),
        AskErasure => TextChecks.Invalid("requests", "is missing, and so are 'contact' and 'trackingCode': give one of them at least"),
        _ => TextChecks.Invalid("contact", "is missing, and so is 'trackingCode': give one of both"),
    };

    private async ValueTask<Refusal?> AddAsync(ImmutableArray<RequestId> requests, HashSet<RequestId> found, CancellationToken cancellation)
    {
        for (var index = 0; index < requests.Length; index++)
        {
            if (!await IsOursAsync(requests[index], cancellation))
            {
                return TextChecks.Invalid($"requests[{index}]", "names no request of this hall");
            }

            found.Add(requests[index]);
        }

        return null;
    }

    // Whether a code is wrong or another hall's is one answer.
    private async ValueTask<Refusal?> AddAsync(string? text, HashSet<RequestId> found, CancellationToken cancellation)
    {
        if (text is null)
        {
            return null;
        }

        if (!TrackingCode.TryParse(text, out var code))
        {
            return TextChecks.Invalid("trackingCode", $"is no tracking code: {TrackingCode.Format}");
        }

        if (journal.Installation.RequestOf(code) is var request && await IsOursAsync(request, cancellation))
        {
            found.Add(request);
        }

        return null;
    }

    private async ValueTask<Refusal?> AddByContactAsync(string? text, HashSet<RequestId> found, CancellationToken cancellation)
    {
        if (text is null)
        {
            return null;
        }

        if (TextChecks.Required(text, ContactLength, "contact") is { } refusal)
        {
            return refusal;
        }

        foreach (var contact in ContactForm.Sought(text))
        {
            var grains = await journal.FindPersonalAsync(journal.Installation.DigestOf(hall, contact), Most + 1, cancellation);
            found.UnionWith(grains.Where(grain => grain.Kind == GrainKind.Request).Select(grain => new RequestId(Guid.Parse(grain.Id))));
        }

        return found.Count > Most ? TextChecks.Invalid("contact", $"is that of more than {Most} requests: ask for some of them by their ids") : null;
    }

    private async ValueTask<bool> IsOursAsync(RequestId request, CancellationToken cancellation) =>
        await journal.ReadRowAsync(GrainKey.Of(request), cancellation) is { } row && row.Centre == hall;
}
