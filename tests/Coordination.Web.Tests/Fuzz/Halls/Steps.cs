namespace Coordination.Web.Tests.Fuzz.Halls;

/// <summary>Which operations bring a matter from where to where: so the fuzzer comes to states that chance alone would not reach.</summary>
internal static class Steps
{
    private static readonly Dictionary<string, (Stage[] From, Stage? To)> Known = new()
    {
        ["acceptItem"] = ([Stage.Offered], Stage.Assigned),
        ["declineItem"] = ([Stage.Offered], Stage.Waiting),
        ["startItem"] = ([Stage.Assigned], Stage.Started),
        ["reportNoShow"] = ([Stage.Assigned], Stage.Waiting),
        ["objectToDispatch"] = ([Stage.Assigned], Stage.UnderReview),
        ["holdItem"] = ([Stage.Started], Stage.OnHold),
        ["parkItem"] = ([Stage.Started], Stage.Away),
        ["stepBack"] = ([Stage.Waiting], Stage.Away),
        ["reportArrival"] = ([Stage.Away], Stage.Waiting),
        ["resumeItem"] = ([Stage.OnHold], Stage.Started),
        ["askDocuments"] = ([Stage.Started], Stage.Asked),
        ["supplyDocuments"] = ([Stage.Asked], Stage.Waiting),
        ["completeItem"] = ([Stage.Started], Stage.Ended),
        ["transferItem"] = ([Stage.Started], Stage.Waiting),
        ["giveItem"] = ([Stage.Waiting, Stage.Assigned, Stage.Started], Stage.Assigned),
        ["releaseItem"] = ([Stage.Assigned, Stage.OnHold], Stage.Waiting),
        ["transferItemBySupervisor"] = ([Stage.Waiting, Stage.Started], Stage.Waiting),
        ["reviewObjection"] = ([Stage.UnderReview], Stage.Waiting),
        ["escalateRequest"] = ([Stage.Waiting, Stage.Assigned], null),
        ["cancelRequest"] = ([Stage.Waiting, Stage.Asked], Stage.Ended),
        ["cancelRequestBySupervisor"] = ([Stage.Waiting, Stage.UnderReview], Stage.Ended),
        ["rateRequest"] = ([Stage.Ended], Stage.Rated),
        ["reopenRequest"] = ([Stage.Ended, Stage.Rated], Stage.Waiting),
        ["readRequest"] = (Enum.GetValues<Stage>(), null),
    };

    /// <summary>The operations that fit a matter that stands here.</summary>
    public static IEnumerable<string> From(Stage stage) => Known.Where(step => step.Value.From.Contains(stage)).Select(step => step.Key);

    /// <summary>Whether an operation fits a matter that stands here; one that is not about matters fits none.</summary>
    public static bool Fits(string operation, Stage stage) => Known.TryGetValue(operation, out var step) && step.From.Contains(stage);

    /// <summary>The operations that bring a matter to where an operation fits it; none where it fits everywhere, or nothing leads there.</summary>
    public static IReadOnlyList<string> Before(string operation) =>
        Known.TryGetValue(operation, out var known) ? [.. Known.Where(step => step.Value.To is { } to && known.From.Contains(to)).Select(step => step.Key)] : [];

    /// <summary>Where an operation leads to; null where nothing moves.</summary>
    public static Stage? To(string operation) => Known.TryGetValue(operation, out var step) ? step.To : null;
}
