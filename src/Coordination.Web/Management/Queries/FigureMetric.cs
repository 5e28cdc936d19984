using System.Collections.Immutable;
using Coordination.Queries;

namespace Coordination.Web.Management.Queries;

/// <summary>A figure by its name: a count, seconds or a share from 0 to 1.</summary>
/// <param name="Name">Its name in parameters, JSON and heads of columns.</param>
/// <param name="ValueOf">Its value; null where there is none, such as a share of nothing.</param>
internal sealed record FigureMetric(string Name, Func<FigureRow, decimal?> ValueOf)
{
    /// <summary>Whether it is made of people's times.</summary>
    public bool IsOfTimes { get; init; }

    /// <summary>All of them; docs/queries.md has the formulas.</summary>
    public static ImmutableArray<FigureMetric> All { get; } =
    [
        new("submitted", row => row.Submitted),
        new("refused", row => row.Refused),
        new("queued", row => row.Queued),
        new("taken", row => row.Taken),
        new("takenInTime", row => row[FactKind.TakenInTime]),
        new("takenLate", row => row[FactKind.TakenLate]),
        new("abandoned", row => row.Abandoned),
        new("left", row => row.Left),
        new("handled", row => row.Handled),
        new("putBack", row => row[FactKind.PutBack]),
        new("transferred", row => row.Transferred),
        new("completed", row => row.Completed),
        new("completedInTime", row => row[FactKind.CompletedInTime]),
        new("completedLate", row => row[FactKind.CompletedLate]),
        new("endedOtherwise", row => row[FactKind.EndedOtherwise]),
        new("missed", row => row.Missed),
        new("reopened", row => row.Reopened),
        new("waitingSeconds", row => Seconds(row.WaitingTime)),
        new("handlingSeconds", row => Seconds(row.HandlingTime)),
        new("onTheWaySeconds", row => Seconds(row.TimeOnTheWay)),
        new("signedOnSeconds", row => Seconds(row.SignedOn)) { IsOfTimes = true },
        new("pausedSeconds", row => Seconds(row.Paused)) { IsOfTimes = true },
        new("busySeconds", row => Seconds(row.Busy)) { IsOfTimes = true },
        new("abandonmentRate", row => Share(row.AbandonmentRate)),
        new("serviceLevel", row => Share(row.ServiceLevel)),
        new("promiseKept", row => Share(row.PromiseKept)),
        new("averageSpeedOfAnswer", row => Seconds(row.AverageSpeedOfAnswer)),
        new("averageHandlingTime", row => Seconds(row.AverageHandlingTime)),
        new("averageTimeOnTheWay", row => Seconds(row.AverageTimeOnTheWay)),
        new("occupancy", row => Share(row.Occupancy)) { IsOfTimes = true },
    ];

    /// <summary>Their names.</summary>
    public static ImmutableArray<string> Names { get; } = [.. All.Select(metric => metric.Name)];

    private static decimal? Seconds(TimeSpan? time) => time is { } known ? (known.Ticks / TimeSpan.TicksPerMicrosecond) / 1_000_000m : null;

    private static decimal? Share(double? share) => share is { } known ? Math.Round((decimal)known, 6) : null;
}
