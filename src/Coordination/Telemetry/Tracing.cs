using System.Diagnostics;
using Coordination.Journal;

namespace Coordination.Telemetry;

/// <summary>The engine's spans. Where nobody listens they cost one look at a field.</summary>
internal static class Tracing
{
    private static readonly ActivitySource Source = new(CoordinationTelemetry.ActivitySourceName);

    /// <summary>Whether anybody listens at all.</summary>
    public static bool IsWanted => Source.HasListeners();

    /// <summary>A command at a grain, from its call to its answer on disk.</summary>
    public static Activity? StartTurn(GrainKey grain, string kind, string command)
    {
        var span = Source.StartActivity($"{kind} {command}");
        return span is not { IsAllDataRequested: true } ? span : span
            .SetTag(TelemetryTags.GrainKind, kind)
            .SetTag(TelemetryTags.GrainId, grain.Id)
            .SetTag(TelemetryTags.Command, command);
    }

    /// <summary>An append, from the hand-over to the writer until it is on disk.</summary>
    public static Activity? StartAppend(Append append)
    {
        var span = Source.StartActivity("journal append");
        return span is not { IsAllDataRequested: true } ? span : span
            .SetTag(TelemetryTags.GrainKind, StableNames.OfKind(append.Row.Key.Kind))
            .SetTag(TelemetryTags.GrainId, append.Row.Key.Id)
            .SetTag(TelemetryTags.GrainVersion, append.Row.Version);
    }

    /// <summary>One transaction of a journal. It belongs to the first append of its group, and points to the others.</summary>
    /// <param name="system">The database's name by OpenTelemetry's conventions.</param>
    /// <param name="appends">The spans of the appends in it.</param>
    /// <param name="size">How many appends there are, those without a span included.</param>
    public static Activity? StartCommit(string system, IEnumerable<Activity> appends, int size)
    {
        // A writer's loop is nobody's call: what was current when it began has nothing to do with this group.
        Activity.Current = null;
        var contexts = appends.Select(append => append.Context).ToList();
        var span = Source.StartActivity(
            ActivityKind.Client,
            contexts.FirstOrDefault(),
            tags: [new(TelemetryTags.DatabaseSystem, system), new(TelemetryTags.CommitSize, size)],
            links: contexts.Skip(1).Select(context => new ActivityLink(context)),
            name: "journal commit");
        return span;
    }

    /// <summary>A centre is told of a change, and reacts.</summary>
    public static Activity? StartObserve(string centre, string grain) => Source.StartActivity("centre observe")
        ?.SetTag(TelemetryTags.Centre, centre)
        .SetTag(TelemetryTags.GrainId, grain);

    /// <summary>A span ends by a fault; its message may hold internal details, its type never does.</summary>
    public static void Fail(this Activity span, Exception fault) => span
        .SetTag(TelemetryTags.ErrorType, fault.GetType().FullName)
        .SetStatus(ActivityStatusCode.Error);
}
