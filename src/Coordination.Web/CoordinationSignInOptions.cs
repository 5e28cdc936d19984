namespace Coordination.Web;

/// <summary>How people sign in.</summary>
public sealed class CoordinationSignInOptions
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>A session that nobody uses ends after so long; 1 h. From 1 min to 1 day.</summary>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A session ends so long after the sign-in, however much it is used; 12 h. From 1 min to 1 day.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>What is out of its range, each with its key in an application's configuration.</summary>
    internal IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        Require(SessionIdle, nameof(SessionIdle));
        Require(SessionLifetime, nameof(SessionLifetime));
        return faults;

        void Require(TimeSpan value, string setting)
        {
            if (value < Shortest || value > Longest)
            {
                faults.Add($"Coordination:Access:{setting} must be from 1 min to 1 day.");
            }
        }
    }
}
