using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Orleans;
using Orleans.Runtime;

namespace Coordination.Orleans.Tests.Hosting;

/// <summary>A grain of an application, beside the engine's.</summary>
public interface IAskingGrain : IGrainWithStringKey
{
    /// <summary>How many wait in the hall of its name.</summary>
    Task<long> CountWaitingAsync();

    /// <summary>Adds to a sum that is kept.</summary>
    Task<int> AddAsync(int number);

    /// <summary>Forgets the sum, and loads itself anew at the next call.</summary>
    Task ForgetAsync();

    /// <summary>Leaves memory.</summary>
    Task LeaveAsync();
}

/// <summary>Asks the engine out of its own turn.</summary>
public sealed class AskingGrain([PersistentState("sum", GrainStorageServices.DefaultName)] IPersistentState<Sum> sum, ICoordination halls) : Grain, IAskingGrain
{
    public async Task<long> CountWaitingAsync() => (await halls.Centre(new CentreId(this.GetPrimaryKeyString())).ReadQueueAsync()).Waiting;

    public async Task<int> AddAsync(int number)
    {
        sum.State.Value += number;
        await sum.WriteStateAsync();
        return sum.State.Value;
    }

    public async Task ForgetAsync()
    {
        await sum.ClearStateAsync();
        DeactivateOnIdle();
    }

    public Task LeaveAsync()
    {
        DeactivateOnIdle();
        return Task.CompletedTask;
    }
}

/// <summary>What it keeps.</summary>
[GenerateSerializer]
public sealed class Sum
{
    [Id(0)]
    public int Value { get; set; }
}
