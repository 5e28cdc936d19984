using Coordination;
using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Orleans;
using Orleans.Runtime;

namespace OwnGrain;

/// <summary>Keeps suggestions, and asks the hall's centre in the same silo.</summary>
public sealed class SuggestionBox(
    [PersistentState("suggestions", GrainStorageServices.DefaultName)] IPersistentState<Suggestions> kept, ICoordination halls) : Grain, ISuggestionBox
{
    /// <inheritdoc />
    public async Task<int> AddAsync(string suggestion)
    {
        kept.State.Texts.Add(suggestion);
        await kept.WriteStateAsync();
        return kept.State.Texts.Count;
    }

    /// <inheritdoc />
    public async Task<long> CountWaitingAsync() => (await halls.Centre(new CentreId(this.GetPrimaryKeyString())).ReadQueueAsync()).Waiting;
}
