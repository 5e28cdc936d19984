using Coordination.Departments;
using Coordination.Dispatch;

namespace Coordination.Web.Management.Queries;

/// <summary>How an item stands right now.</summary>
internal sealed record WaitView
{
    /// <summary>The item's number.</summary>
    public required int Item { get; init; }

    /// <summary>Where it is.</summary>
    public required DepartmentId Department { get; init; }

    /// <summary>The whole minutes that it has waited.</summary>
    public required int MinutesWaited { get; init; }

    /// <summary>How many go before it, plus one; none when somebody holds it.</summary>
    public long? Position { get; init; }

    /// <summary>The whole minutes that it may still wait; none when it is held, or when nobody can serve it.</summary>
    public int? MinutesLeft { get; init; }

    /// <summary>Why it still waits, or why it is with its holder: a sentence.</summary>
    public required string Why { get; init; }

    /// <summary>The stable code of that, such as <c>all-busy</c>.</summary>
    public required string WhyCode { get; init; }

    public static WaitView Of(ItemWait wait) => new()
    {
        Item = wait.Item.Index,
        Department = wait.Department,
        MinutesWaited = (int)wait.Waited.TotalMinutes,
        Position = wait.Position,
        MinutesLeft = wait.Estimate is { } estimate ? (int)Math.Ceiling(estimate.Expected.TotalMinutes) : null,
        Why = wait.Why,
        WhyCode = wait.Code,
    };
}
