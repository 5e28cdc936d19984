using Coordination.Access;
using Coordination.Halls;
using Coordination.Journal;
using Coordination.Requests;

namespace Coordination.Batches;

/// <summary>Tells one request of a batch after the other, each as its giver would do it by hand at that moment.</summary>
internal sealed class BatchTeller
{
    /// <summary>The code of a request that cannot be read.</summary>
    public const string Unreadable = "unreadable";

    private readonly BatchState _state;
    private readonly Reason _reason;
    private readonly HallServices _services;
    private readonly AccessCaller? _giver;
    private readonly bool _mayBeTold;

    private BatchTeller(BatchState state, Reason reason, HallServices services, AccessCaller? giver, bool mayBeTold) =>
        (_state, _reason, _services, _giver, _mayBeTold) = (state, reason, services, giver, mayBeTold);

    /// <summary>Looks at what the giver may do now. It counts for a stretch: a right that was taken away ends within seconds, as it does by hand.</summary>
    /// <param name="state">The batch.</param>
    /// <param name="reason">Why.</param>
    /// <param name="services">What it works with.</param>
    /// <param name="mayBeTold">Whether requests may have been told before, without that being on record in the batch.</param>
    public static async ValueTask<BatchTeller> BeginAsync(BatchState state, Reason reason, HallServices services, bool mayBeTold)
    {
        if (state.Mandate is not { } mandate || !PrincipalId.TryParse(state.By!.Id, out var principal))
        {
            return new BatchTeller(state, reason, services, null, mayBeTold);
        }

        var ofHall = await services.Grains.Access(state.Hall).ReadAsync();
        var ofAllHalls = await services.Grains.AccessToAllHalls().ReadAsync();
        var giver = mandate.Now(principal, ofHall?.Find(principal), ofAllHalls?.Find(principal));
        return new BatchTeller(state, reason, services, giver ?? new AccessCaller(principal, []), mayBeTold);
    }

    /// <summary>Whether a request was told before.</summary>
    public async ValueTask<bool> WasToldAsync(RequestId request, int at) => (await GivenAsync(request, at, int.MaxValue)).Count > 0;

    /// <summary>Tells a request.</summary>
    /// <returns>The code of its refusal; null where it has done as it was told.</returns>
    public async ValueTask<string?> TellAsync(RequestId request, int at)
    {
        try
        {
            return await _services.Grains.Request(request).ReadAsync() is { } state && state.Centre == _state.Hall
                ? _state.Order!.IsOfItems ? await TellItemsAsync(state, at) : await TellRequestAsync(state, at)
                : RefusalCodes.NotFound;
        }
        catch (JournalCorruptException)
        {
            return Unreadable;
        }
    }

    private async ValueTask<string?> TellRequestAsync(RequestState state, int at)
    {
        if (_mayBeTold && await WasToldAsync(state.Id, at))
        {
            return null;
        }

        var touched = state.InQuestion();
        return May(touched?.Department) ? await GiveAsync(state.Id, _state.Order!.ToCommand(0, _reason), KeyOf(at, null)) : RefusalCodes.NotAllowed;
    }

    private async ValueTask<string?> TellItemsAsync(RequestState state, int at)
    {
        var given = _mayBeTold ? await GivenAsync(state.Id, at, state.Items.Length) : new HashSet<int>();
        var (refused, items) = (default(string?), _state.Order!.ItemsOf(state, _state.Department, _state.Holder));
        foreach (var item in items.Where(item => !given.Contains(item)))
        {
            var refusal = May(state.Items[item].Department)
                ? await GiveAsync(state.Id, _state.Order.ToCommand(item, _reason), KeyOf(at, item))
                : RefusalCodes.NotAllowed;
            refused ??= refusal;
        }

        return items.IsEmpty && given.Count == 0 ? RefusalCodes.WrongState : refused;
    }

    // A host that has no room or is about to end does not refuse for good.
    private async ValueTask<string?> GiveAsync(RequestId request, RequestCommand command, CommandKey key)
    {
        var reply = await _services.Grains.Request(request).ExecuteAsync(command, new CommandMeta(_state.By!, key));
        return reply.Refusal?.Code is RefusalCodes.Busy or RefusalCodes.Stopping or RefusalCodes.Fenced ? throw new RefusedException(reply.Refusal) : reply.Refusal?.Code;
    }

    private bool May(DepartmentId? department) => _giver is null
        || AccessPolicy.Decide(_giver, new AccessCall(_state.Order!.Permission, _state.Hall) { Department = department, HasReason = true }).IsAllowed;

    // Which items were told before, or 0 for the request as a whole.
    private async ValueTask<IReadOnlySet<int>> GivenAsync(RequestId request, int at, int items)
    {
        var grain = GrainKey.Of(request);
        var keys = (await _services.Journal.ReadCommandsAsync(grain)).Select(known => known.Command.Key).ToHashSet();
        if (keys.Count == 0)
        {
            return new HashSet<int>();
        }

        var last = _state.Order!.IsOfItems ? items == int.MaxValue ? (await _services.Grains.Request(request).ReadAsync())?.Items.Length ?? 0 : items : 1;
        return Enumerable.Range(0, last)
            .Where(item => keys.Contains(_services.Journal.Installation.DigestOf(grain, _state.By!, KeyOf(at, _state.Order.IsOfItems ? item : null))))
            .ToHashSet();
    }

    private CommandKey KeyOf(int at, int? item) => new(item is { } number ? $"batch-{_state.Id}-{at}-{number}" : $"batch-{_state.Id}-{at}");
}
