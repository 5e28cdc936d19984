using System.Collections.Immutable;

namespace Coordination.Requests;

/// <content>From a state.</content>
internal sealed partial record RequestRouting
{
    /// <summary>The routing state of a request that was submitted.</summary>
    public static RequestRouting Of(RequestState state) => new()
    {
        Request = state.Id,
        Version = state.Version,
        Centre = state.Centre,
        Plan = state.Plan,
        Service = state.Service,
        Channel = state.Channel,
        Urgency = state.Urgency,
        Due = state.Clock?.Due,
        Missed = state.Clock?.Missed ?? false,
        ClockPlan = state.Clock?.Plan ?? 0,
        ClockHalted = state.Clock?.Halted ?? false,
        AppointmentAt = state.AppointmentAt,
        AwaitedUntil = state.AwaitedUntil,
        Visit = state.Visit,
        GoesOnOutside = GoesOnOutsideIn(state.Items),
        NeededSkills = state.NeededSkills,
        Items = ItemsOf(state.Items),
    };

    private static ImmutableArray<RoutedItem> ItemsOf(ImmutableArray<WorkItemState> items)
    {
        var count = 0;
        foreach (var item in items)
        {
            count += IsRouted(item) ? 1 : 0;
        }

        if (count == 0)
        {
            return [];
        }

        var routed = ImmutableArray.CreateBuilder<RoutedItem>(count);
        for (var index = 0; index < items.Length; index++)
        {
            if (IsRouted(items[index]))
            {
                routed.Add(Routed(index, items[index]));
            }
        }

        return routed.MoveToImmutable();
    }

    private static bool GoesOnOutsideIn(ImmutableArray<WorkItemState> items)
    {
        foreach (var item in items)
        {
            if (item.Status is WorkItemStatus.AwaitingDocuments or WorkItemStatus.UnderReview)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsRouted(WorkItemState item) => item.Status == WorkItemStatus.Waiting || item.Status.IsHeld();

    private static RoutedItem Routed(int index, WorkItemState item) => new()
    {
        Index = index,
        Step = item.Step,
        Department = item.Department,
        Status = item.Status,
        QueuedAt = item.QueuedAt!.Value,
        BackAt = item.BackAt,
        NotBefore = item.NotBefore,
        Holder = item.Holder,
        TakenWith = item.TakenWith,
        AssignedAt = item.AssignedAt,
        OfferExpiresAt = item.OfferExpiresAt,
        ConsentAt = item.ConsentAt,
        AnySkill = item.AnySkill,
        NeedsWaived = item.NeedsWaived,
        Exclusions = item.Exclusions,
    };
}
