using System.Globalization;

namespace Coordination.Torture.Clients;

/// <summary>Something that somebody does at a time. Whom and what exactly follows from the hall as it stands then.</summary>
/// <param name="At">When, after the beginning.</param>
/// <param name="Action">What.</param>
/// <param name="Who">Which one of those who do such things.</param>
/// <param name="What">A number that chooses among the possibilities.</param>
internal sealed record Step(TimeSpan At, UserAction Action, int Who, int What)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{At:c}: {Action} {Who}/{What}");
}

/// <summary>What people do.</summary>
internal enum UserAction
{
    Submit,
    Citizen,
    Work,
    Presence,
    Supervise,
    Crisis,
    Department,
    Publish,
    Read,
}
