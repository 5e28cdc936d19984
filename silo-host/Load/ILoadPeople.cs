using Coordination.Plans;

namespace Coordination.SiloHost.Load;

/// <summary>Who plays the people of a hall that is loaded, so that the host takes their calls.</summary>
internal interface ILoadPeople
{
    /// <summary>Who makes the hall and follows its events.</summary>
    LoadCaller Administrator { get; }

    /// <summary>Makes the people of a hall that is there.</summary>
    /// <exception cref="LoadException">The host does not make them.</exception>
    Task MakeAsync(HallPlan plan, CancellationToken cancellation);

    /// <summary>Who submits for a citizen.</summary>
    LoadCaller CitizenOf(int number);

    /// <summary>A member of staff.</summary>
    LoadCaller StaffOf(StaffId staff);

    /// <summary>What a host has to be told that does not take these callers.</summary>
    /// <param name="status">What it answered.</param>
    string Mend(System.Net.HttpStatusCode status);
}
