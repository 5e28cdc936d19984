using Orleans;

namespace OwnGrain;

/// <summary>A grain of this application: what citizens suggest, one box a hall.</summary>
public interface ISuggestionBox : IGrainWithStringKey
{
    /// <summary>Puts a suggestion in.</summary>
    /// <returns>How many there are now.</returns>
    Task<int> AddAsync(string suggestion);

    /// <summary>How many people wait in the hall, as its centre says.</summary>
    Task<long> CountWaitingAsync();
}
