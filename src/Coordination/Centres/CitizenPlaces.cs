using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;

namespace Coordination.Centres;

/// <summary>A citizen is in one place: while somebody has one of their items in hand, or it is being given, the others that need them there are called to nobody.</summary>
/// <remarks>
/// It knows only those who have several such items: of one request, or of several requests of one visit. What is set aside takes
/// its holder and not the citizen. Everybody else costs one look-up.
/// </remarks>
/// <param name="held">What is in whose hands.</param>
internal sealed class CitizenPlaces(HeldItems held)
{
    private readonly Dictionary<RequestId, List<WorkItemId>> _items = [];
    private readonly Dictionary<WorkItemId, RequestId> _visits = [];
    private readonly HashSet<WorkItemId> _setAside = [];

    /// <summary>Takes how a request stands; the dispatcher has seen it.</summary>
    /// <param name="routing">How it stands.</param>
    /// <param name="plan">The plan whose departments count.</param>
    /// <param name="admittedUnder">The plan that knows those that it has given up.</param>
    /// <param name="dispatcher">Told which items are called to nobody.</param>
    /// <param name="firstItems">The items of the visit's first request, where its citizen must be there.</param>
    /// <param name="now">Now.</param>
    public void Accept(RequestRouting routing, ActivePlan plan, ActivePlan admittedUnder, Dispatcher dispatcher, ItemSet firstItems, DateTimeOffset now)
    {
        var visit = routing.Visit ?? routing.Request;
        if (!_items.TryGetValue(visit, out var items))
        {
            if (routing.Visit is null && routing.Items.Length < 2)
            {
                return;
            }

            _items[visit] = items = [];
        }

        for (var place = items.Count - 1; place >= 0; place--)
        {
            if (items[place].Request == routing.Request)
            {
                Leave(items, place);
            }
        }

        foreach (var item in routing.Items)
        {
            if ((plan.Departments.ContainsKey(item.Department) ? plan : admittedUnder).TakesCitizen(item.Department, routing.Channel))
            {
                Join(visit, items, new WorkItemId(routing.Request, item.Index), item.Status == WorkItemStatus.OnHold);
            }
            else
            {
                dispatcher.SetElsewhere(new WorkItemId(routing.Request, item.Index), isElsewhere: false, now);
            }
        }

        JoinFirst(visit, items, firstItems, plan, dispatcher);
        Refresh(items, dispatcher, now);
        if (items.Count == 0 || (items.Count == 1 && items[0].Request == visit))
        {
            Forget(visit, items);
        }
    }

    /// <summary>An item was reserved for somebody, or given back.</summary>
    public void Refresh(WorkItemId item, Dispatcher dispatcher, DateTimeOffset now)
    {
        if (_visits.TryGetValue(item, out var visit))
        {
            Refresh(_items[visit], dispatcher, now);
        }
    }

    // Whoever came for one thing alone was not known until they came for another.
    private void JoinFirst(RequestId visit, List<WorkItemId> items, ItemSet firstItems, ActivePlan plan, Dispatcher dispatcher)
    {
        foreach (var known in items.Exists(item => item.Request == visit) ? default : firstItems)
        {
            var item = new WorkItemId(visit, known);
            if (dispatcher.DepartmentOf(item) is { } department && plan.TakesCitizen(department, Channel.Window))
            {
                Join(visit, items, item, held.TryGet(item, out var holding) && holding.IsSetAside);
            }
        }
    }

    private void Refresh(List<WorkItemId> items, Dispatcher dispatcher, DateTimeOffset now)
    {
        var isWithSomebody = items.Exists(item => !_setAside.Contains(item) && dispatcher.Contains(item, out var holder) && holder is not null);
        foreach (var item in items)
        {
            dispatcher.SetElsewhere(item, isWithSomebody, now);
        }
    }

    private void Join(RequestId visit, List<WorkItemId> items, WorkItemId item, bool isSetAside)
    {
        items.Add(item);
        _visits[item] = visit;
        if (isSetAside)
        {
            _setAside.Add(item);
        }
    }

    private void Leave(List<WorkItemId> items, int place)
    {
        _visits.Remove(items[place]);
        _setAside.Remove(items[place]);
        items.RemoveAt(place);
    }

    private void Forget(RequestId visit, List<WorkItemId> items)
    {
        _items.Remove(visit);
        while (items.Count > 0)
        {
            Leave(items, items.Count - 1);
        }
    }
}
