using System.Collections.Immutable;
using System.Globalization;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Simulation.Replays;

// What citizens and staff do.
internal sealed partial class ReplayDriver
{
    private static readonly Actor Planner = ReplayActors.Of(ActorKind.Administrator, "replay");

    private async Task SubmitAsync(Citizen citizen)
    {
        var facts = citizen.Urgency is Urgency.General
            ? ImmutableSortedDictionary<string, string>.Empty
            : ImmutableSortedDictionary<string, string>.Empty.Add(RecordedDayPlan.UrgencyFact, RecordedDayPlan.LevelText(citizen.Urgency));
        var command = new SubmitRequest
        {
            Centre = _plan.Centre,
            Service = RecordedDayPlan.ServiceOf(_departments[citizen.Desk]),
            Channel = Channel.Window,
            Facts = facts,
        };
        var by = ReplayActors.Of(ActorKind.Citizen, string.Create(CultureInfo.InvariantCulture, $"citizen-{citizen.Number + 1}"));
        var reply = await _host.SubmitAsync(command, new CommandMeta(by));
        Require(reply.Refusal, "a submission");
        if (reply.Require() is { Status: RequestStatus.Refused } refused)
        {
            Require(refused.Reasons[0], "to admit a citizen");
        }

        _requests[citizen.Number] = reply.Require().Request;
        _byRequest.Add(_requests[citizen.Number], _visitors[citizen.Number]);
        _arrived++;
    }

    // Whoever was given an item calls its citizen and begins; it ends when this citizen's service is over.
    private async Task CallAsync()
    {
        while (_journal.TryTakeChanged(out var request))
        {
            if (_byRequest.TryGetValue(request, out var visitor) && visitor.CalledAt is null
                && (await _host.Request(request).ReadAsync())?.Items[0] is { Status: WorkItemStatus.Assigned, Holder: { } holder } item)
            {
                var now = _clock.GetUtcNow() - Instant(TimeSpan.Zero);
                visitor.CalledAt = now;
                visitor.Holder = holder;
                visitor.Helped = _plan.Staff.First(person => person.Id == holder).Department != item.Department;
                var started = await _host.Request(request).ExecuteAsync(new StartItem(0, holder), By(holder));
                Require(started.Refusal, "to start an item");
                _agenda.Add(now + visitor.Citizen.Service, AgendaKind.ServiceEnds, visitor.Citizen.Number);
            }
        }
    }

    private async Task CompleteAsync(int citizen, TimeSpan at)
    {
        var request = _host.Request(_requests[citizen]);
        var holder = (await request.ReadAsync())!.Items[0].Holder!.Value;
        var done = await request.ExecuteAsync(new CompleteItem(0, holder, "served"), By(holder));
        Require(done.Refusal, "to complete an item");
        _visitors[citizen].DoneAt = at;
        _completed++;
    }

    private async Task ChangeDutyAsync(int slot)
    {
        for (var desk = 0; desk < _day.Desks.Length; desk++)
        {
            var duty = _day.Desks[desk].Duty;
            var (before, now) = (slot > 0 ? duty[slot - 1] : 0, duty[slot]);
            for (var person = Math.Min(before, now); person < Math.Max(before, now); person++)
            {
                await ChangeDutyAsync(RecordedDayPlan.StaffOf(_departments[desk], person), on: now > before);
            }
        }
    }

    // Who goes off duty finishes the citizen at hand; who is called back meanwhile goes on.
    private async Task ChangeDutyAsync(StaffId person, bool on)
    {
        var grain = _host.Staff(_plan.Centre, person);
        var presence = (await grain.ReadAsync())!.Presence;
        StaffCommand command = !on ? new DrainWork() : presence is StaffPresence.Draining ? new ResumeWork() : new SignOn();
        var changed = await grain.ExecuteAsync(command, By(person));
        Require(changed.Refusal, on ? "somebody's sign-on" : "somebody's going off duty");
    }

    private static CommandMeta By(StaffId person) => new(ReplayActors.Of(ActorKind.Staff, person.ToString()));
}
