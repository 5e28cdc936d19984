using Coordination.Dispatch.Matching;
using Coordination.Dispatch.Queues;

namespace Coordination.Dispatch.People;

/// <summary>The items that somebody has in hand, or that are reserved for them.</summary>
internal sealed class Assignments(ItemSlab items, List<ClassSlot> classes, Workforce workforce, DispatchChanges changes)
{
    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Reserves an item that is in no queue for somebody.</summary>
    public void Reserve(int item, ref ItemRecord record, Person person, long at)
    {
        var workClass = classes[record.Class];
        record.State = ItemState.Reserved;
        record.Since = at;
        record.Holder = person.Index;
        record.Previous = -1;
        record.Next = person.FirstItem;
        if (person.FirstItem >= 0)
        {
            items[person.FirstItem].Previous = item;
        }

        person.FirstItem = item;
        person.Load += workClass.Cost;
        person.Touch(at);
        workClass.Department.InHand++;
        Count++;
        workforce.UpdateFree(person);
        changes.MarkPooling();
    }

    /// <summary>Takes an item out of its holder's hands.</summary>
    public void Release(ref ItemRecord record, long at)
    {
        var person = workforce[record.Holder];
        var workClass = classes[record.Class];
        Unlink(record, person);
        record.State = ItemState.Waiting;
        person.Load -= workClass.Cost;
        person.Touch(at);
        workClass.Department.InHand--;
        Count--;
        changes.Mark(workClass.Department);
        workforce.Refresh(person);
    }

    /// <summary>An item in somebody's hands becomes one of another class.</summary>
    public void SetClass(ref ItemRecord record, WorkClassHandle handle)
    {
        if (record.Class == handle.Value)
        {
            return;
        }

        var (before, workClass) = (classes[record.Class], classes[handle.Value]);
        record.Class = (ushort)workClass.Index;
        var person = workforce[record.Holder];
        person.Load += workClass.Cost - before.Cost;
        before.Department.InHand--;
        workClass.Department.InHand++;
        changes.Mark(before.Department);
        workforce.Refresh(person);
    }

    private void Unlink(in ItemRecord record, Person person)
    {
        if (record.Previous >= 0)
        {
            items[record.Previous].Next = record.Next;
        }
        else
        {
            person.FirstItem = record.Next;
        }

        if (record.Next >= 0)
        {
            items[record.Next].Previous = record.Previous;
        }
    }
}
