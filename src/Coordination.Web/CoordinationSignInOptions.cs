using Coordination.Identity;
using Microsoft.AspNetCore.Identity;

namespace Coordination.Web;

/// <summary>How people sign in.</summary>
public sealed class CoordinationSignInOptions
{
    private const int ShortestPassword = 8;
    private const int LongestPassword = SignIn.Passwords.PasswordRules.Longest;

    private const int LongestName = 100;

    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    /// <summary>A session that nobody uses ends after so long; 1 h. From 1 min to 1 day.</summary>
    public TimeSpan SessionIdle { get; set; } = TimeSpan.FromHours(1);

    /// <summary>A session ends so long after the sign-in, however much it is used; 12 h. From 1 min to 1 day.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromHours(12);

    /// <summary>What people call the installation, as the pages show it: the town's name, say. Null for the names of its halls, where there are at most three. At most 100 characters.</summary>
    public string? Installation { get; set; }

    /// <summary>What a password that somebody chooses must be: 12 characters, five of them different. From 8 to 128 characters; no kinds of characters are asked for.</summary>
    public PasswordOptions Password { get; set; } = new()
    {
        RequiredLength = 12,
        RequiredUniqueChars = 5,
        RequireDigit = false,
        RequireLowercase = false,
        RequireUppercase = false,
        RequireNonAlphanumeric = false,
    };

    /// <summary>What is out of its range, each with its key in an application's configuration.</summary>
    internal IReadOnlyList<string> Faults()
    {
        var faults = new List<string>();
        Require(SessionIdle, nameof(SessionIdle));
        Require(SessionLifetime, nameof(SessionLifetime));
        RequireWithin(Password.RequiredLength, ShortestPassword, LongestPassword, nameof(Password.RequiredLength));
        RequireWithin(Password.RequiredUniqueChars, 1, Math.Max(Password.RequiredLength, 1), nameof(Password.RequiredUniqueChars));
        if (Installation is { } name && (string.IsNullOrWhiteSpace(name) || name.Length > LongestName || !PlainText.Is(name, mayHaveLines: false)))
        {
            faults.Add($"Coordination:Access:{nameof(Installation)} must be a name of 1 to {LongestName} characters, without control characters.");
        }

        return faults;

        void Require(TimeSpan value, string setting)
        {
            if (value < Shortest || value > Longest)
            {
                faults.Add($"Coordination:Access:{setting} must be from 1 min to 1 day.");
            }
        }

        void RequireWithin(int value, int least, int most, string setting)
        {
            if (value < least || value > most)
            {
                faults.Add($"Coordination:Access:{nameof(Password)}:{setting} must be from {least} to {most}.");
            }
        }
    }
}
