using System.Collections.Immutable;
using Coordination.Departments;
using Coordination.Dispatch;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;
using Shouldly;

namespace Coordination.Tests.Dispatch;

/// <summary>Drives the dispatcher and the naive one by the same words, and compares them after every step.</summary>
internal sealed class DispatcherHarness
{
    private const int ItemNumbers = 40;
    private readonly GeneratedHall _shape;
    private readonly Dispatcher _real;
    private readonly NaiveDispatcher _naive;
    private readonly List<DispatchDecision> _reserved = [];
    private readonly List<string> _log = [];
    private DateTimeOffset _now = Hall.Start;
    private long _placed;
    private long _ended;
    private uint _word;

    public DispatcherHarness(int shape)
    {
        _shape = new GeneratedHall(shape);
        _real = new Dispatcher(_shape.Plan);
        _naive = new NaiveDispatcher(_shape.Plan, false);
        foreach (var person in _shape.Staff)
        {
            SetStaff(new StaffAvailability(person, true, _now));
        }
    }

    /// <summary>What was decided, in order.</summary>
    public IReadOnlyList<string> Log => _log;

    public void Step(uint word)
    {
        _word = word;
        _now = _now.AddSeconds(Pick(4) * 5);
        _real.NoteMissed();
        switch (Pick(20))
        {
            case 0 or 1 or 2 or 3 or 4: Place(); break;
            case 5: PlaceAgain(); break;
            case 6: Hold(); break;
            case 7: Remove(); break;
            case 8 or 9: Settle(); break;
            case 10 or 11 or 12: Next(); break;
            case 13: Take(); break;
            case 14: Advance(); break;
            case 15: Staffing(); break;
            case 16: Departments(); break;
            case 17 or 18: Finish(); break;
            default: Crisis(); break;
        }

        Compare();
    }

    private int Pick(uint choices)
    {
        // A multiplicative step between picks: every pick depends on the whole word, and on nothing else.
        _word = (_word * 1664525) + 1013904223;
        return (int)((_word >> 8) % choices);
    }

    private T PickOf<T>(IReadOnlyList<T> list) => list[Pick((uint)list.Count)];

    private bool Chance(uint oneIn) => Pick(oneIn) == 0;

    private void Place() => Place(Hall.Item(Pick(ItemNumbers)));

    private void Place(WorkItemId id)
    {
        var workClass = PickOf(_shape.Classes);
        var item = new WaitingItem
        {
            Item = id,
            Class = _real.Intern(workClass with { Skills = [.. workClass.Skills] }),
            Urgency = (Urgency)(1 + Pick(5)),
            QueuedAt = _now.AddMinutes(Pick(12) - 10),
            NotBefore = Chance(4) ? _now.AddMinutes(Pick(20) - 5) : null,
            Due = Chance(3) ? null : Hall.At(15 * Pick(8)),
            Exclusions = Chance(3)
                ? [.. Enumerable.Range(0, 1 + Pick(2)).Select(_ => new Exclusion(PickOf(_shape.Staff).Id, _now.AddMinutes(Pick(20) - 4)))]
                : Chance(2) ? [] : default,
        };
        _placed += _naive.Items.ContainsKey(id) ? 0 : 1;
        Place(item, workClass);
    }

    private void Place(WaitingItem item, WorkClass workClass)
    {
        _real.Place(item, _now);
        _naive.Place(item with { Exclusions = item.Exclusions.IsDefault ? [] : item.Exclusions }, workClass, _now);
    }

    /// <summary>The same again, or with one thing changed.</summary>
    private void PlaceAgain()
    {
        if (_naive.Items.Count == 0)
        {
            return;
        }

        var known = PickOf(_naive.Items.Values.OrderBy(item => item.Id).ToList());
        var changed = Pick(6);
        var workClass = changed == 0 ? PickOf(_shape.Classes) : known.Class;
        Place(
            new WaitingItem
            {
                Item = known.Id,
                Class = _real.Intern(workClass),
                Urgency = changed == 1 ? (Urgency)(1 + Pick(5)) : known.Urgency,
                QueuedAt = changed == 2 ? _now.AddMinutes(-Pick(50)) : known.QueuedAt,
                NotBefore = changed == 3 ? _now.AddMinutes(Pick(5)) : known.NotBefore,
                Due = changed == 4 ? Hall.At(15 * Pick(8)) : known.Due,
                Exclusions = known.Exclusions,
            },
            workClass);
    }

    private void Hold()
    {
        if (Chance(2) && _reserved.Count > 0)
        {
            Settle();
            return;
        }

        var id = Hall.Item(Pick(ItemNumbers));
        var workClass = PickOf(_shape.Classes);
        _placed += _naive.Items.ContainsKey(id) ? 0 : 1;
        Hold(new HeldItem(id, _real.Intern(workClass), (Urgency)(1 + Pick(5)), PickOf(_shape.Staff).Id, _now.AddMinutes(-Pick(3))), workClass);
    }

    private void Hold(HeldItem item, WorkClass workClass)
    {
        _real.Hold(item, _now);
        _naive.Hold(item, workClass, _now);
        _reserved.RemoveAll(decision => decision.Item == item.Item);
    }

    private void Remove() => Remove(Hall.Item(Pick(ItemNumbers)));

    private void Remove(WorkItemId id)
    {
        var known = _naive.Remove(id, _now);
        _ended += known ? 1 : 0;
        _real.Remove(id, _now).ShouldBe(known);
        _reserved.RemoveAll(decision => decision.Item == id);
    }

    private void Finish()
    {
        var held = _naive.Items.Values.Where(item => !item.IsWaiting).OrderBy(item => item.Id).ToList();
        if (held.Count > 0)
        {
            Remove(PickOf(held).Id);
        }
    }

    /// <summary>A reservation becomes final, or is given back.</summary>
    private void Settle()
    {
        if (_reserved.Count == 0)
        {
            _real.Release(Hall.Item(Pick(ItemNumbers)), _now);
            return;
        }

        var decision = PickOf(_reserved);
        _reserved.Remove(decision);
        var item = _naive.Items[decision.Item];
        if (Chance(3))
        {
            _real.Release(item.Id, _now);
            _naive.Release(item.Id, _now);
        }
        else
        {
            Hold(new HeldItem(item.Id, _real.Intern(item.Class), item.Urgency, item.Holder, _now), item.Class);
        }
    }

    private void Next()
    {
        var rounds = Chance(3) ? 1 : int.MaxValue;
        for (var round = 0; round < rounds; round++)
        {
            DispatcherInvariants.BeforeDecision(_naive, _now, out var before);
            var expected = _naive.TryNext(_now);
            var decided = _real.TryNext(_now, out var decision);
            decided.ShouldBe(expected is not null);
            _real.NextWake.ShouldBe(_naive.NextWake(_now));
            if (expected is null)
            {
                DispatcherInvariants.NobodyIsFree(_naive, _now);
                return;
            }

            Same(decision, expected.Value, pulled: false);
            DispatcherInvariants.AfterDecision(_naive, before, expected.Value.Item, expected.Value.Person, _now);
        }
    }

    private void Take()
    {
        var staff = PickOf(_shape.Staff).Id;
        DispatcherInvariants.BeforeDecision(_naive, _now, out var before);
        var expected = _naive.Person(staff).Plan is null ? null : _naive.TryTake(staff, _now);
        _real.TryTake(staff, _now, out var decision).ShouldBe(expected is not null);
        if (expected is not null)
        {
            Same(decision, expected.Value, pulled: true);
            DispatcherInvariants.AfterDecision(_naive, before, expected.Value.Item, expected.Value.Person, _now);
        }
    }

    private void Same(DispatchDecision decision, (NaiveItem Item, NaivePerson Person, int Candidates, DepartmentId? Pooled) expected, bool pulled)
    {
        _reserved.Add(decision);
        _log.Add($"{decision.Item}>{decision.Staff}");
        decision.Item.ShouldBe(expected.Item.Id);
        decision.Staff.ShouldBe(expected.Person.Id);
        decision.Why.Candidates.ShouldBe(expected.Candidates);
        decision.Why.Pooled.ShouldBe(expected.Pooled);
        decision.Why.Pulled.ShouldBe(pulled);
        decision.Why.Urgency.ShouldBe(expected.Item.Urgency);
        decision.Why.Waited.ShouldBe(_now > expected.Item.QueuedAt ? _now - expected.Item.QueuedAt : TimeSpan.Zero);
    }

    // As a centre is told of promises that were not kept.
    private void Advance()
    {
        _now = _now.AddMinutes(Chance(12) ? 16 * 60 : Pick(25));
        _real.NoteMissed();
    }

    private void Staffing()
    {
        var index = Pick((uint)_shape.Staff.Count);
        if (Chance(10))
        {
            _real.RemoveStaff(_shape.Staff[index].Id);
            _naive.RemoveStaff(_shape.Staff[index].Id);
            return;
        }

        var current = _naive.Person(_shape.Staff[index].Id).Plan ?? _shape.Staff[index];
        var plan = Chance(4) ? (Chance(2) ? _shape.Staff : _shape.OtherStaff)[index] : current;
        SetStaff(new StaffAvailability(plan, !Chance(5), _now.AddMinutes(-Pick(5))));
    }

    private void SetStaff(StaffAvailability staff)
    {
        _real.SetStaff(staff);
        _naive.SetStaff(staff);
    }

    private void Departments()
    {
        var department = PickOf(_shape.Departments);
        if (Chance(2))
        {
            var open = !Chance(5);
            _real.SetOpen(department, open);
            _naive.SetOpen(department, open);
            return;
        }

        int? limit = Chance(2) ? null : Pick(6);
        _real.SetConcurrencyLimit(department, limit);
        _naive.SetLimit(department, limit);
    }

    private void Crisis()
    {
        var crisis = Chance(3);
        _real.Reconfigure(_shape.Plan, crisis, _now);
        _naive.Reconfigure(_shape.Plan, crisis);
    }

    private void Compare()
    {
        _real.Waiting.ShouldBe(_naive.Items.Values.Count(item => item.IsWaiting));
        _real.Held.ShouldBe(_naive.Items.Values.Count(item => !item.IsWaiting));
        (_real.Waiting + _real.Held + _ended).ShouldBe(_placed);
        var report = _real.Report(null, int.MaxValue, _now);
        DispatcherInvariants.OneHolderEach(report, _naive);
        foreach (var queue in report.Departments)
        {
            ComparedQueue(queue);
        }

        if (_naive.Items.Values.Where(item => item.IsWaiting).OrderBy(item => item.Id).ToList() is { Count: > 0 } waiting)
        {
            var item = PickOf(waiting);
            var wait = _real.Explain(item.Id, _now)!;
            wait.Position.ShouldBe(_naive.PositionOf(item.Id, _now));
            wait.Code.ShouldBe(_naive.CodeOf(item.Id, _now));
            wait.Why.ShouldNotBeNullOrWhiteSpace();
            (wait.Estimate is { } estimate && (estimate.Low > estimate.Expected || estimate.Expected > estimate.High)).ShouldBeFalse();
        }
    }

    private void ComparedQueue(DepartmentQueue queue)
    {
        var all = _naive.Items.Values.Where(item => item.IsWaiting && item.Class.Department == queue.Department).ToList();
        var waiting = all.Where(item => item.QueuedAt <= _now).ToList();
        queue.Waiting.ShouldBe(waiting.Count);
        queue.Held.ShouldBe(_naive.Items.Values.Count(item => !item.IsWaiting && item.Class.Department == queue.Department));
        queue.OldestQueuedAt.ShouldBe(waiting.Count == 0 ? null : waiting.Min(item => item.QueuedAt));
        var callable = waiting.Where(item => !item.IsEarly(_now) && !_naive.IsLevelHeld(item.Urgency)).ToList();
        queue.Items.Take(callable.Count).Select(item => item.Item).ShouldBe(_naive.InOrder(callable, _now).Select(item => item.Id));
        queue.Items.Length.ShouldBe(waiting.Count);
        queue.Booked.ShouldBe(all.Count - waiting.Count);
        queue.BookedItems.Select(item => item.Item).ShouldBe(all.Except(waiting).OrderBy(item => item.QueuedAt).ThenBy(item => item.Id).Select(item => item.Id));
        foreach (var (urgency, count) in queue.ByUrgency)
        {
            count.ShouldBe(waiting.Count(item => item.Urgency == urgency));
        }
    }
}
