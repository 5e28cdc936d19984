using Coordination.Dispatch;
using Coordination.Requests;

namespace Coordination.Centres;

// What happens by itself: opening hours, lapsing offers, deemed consent.
internal sealed partial class CentreGrain
{
    private static readonly TimeSpan LongestSleep = TimeSpan.FromDays(1);

    private ITimer? _alarm;
    private ITimer? _reconciliation;
    private DateTimeOffset _alarmAt = DateTimeOffset.MaxValue;
    private DateTimeOffset _calendarAt = DateTimeOffset.MaxValue;
    private (DateTimeOffset At, long Stamp)? _lookedAt;
    private bool _wasSetBack;

    private void StartClocks()
    {
        lock (_lock)
        {
            if (!IsRunning)
            {
                return;
            }

            _alarm ??= _services.Time.CreateTimer(
                _ => _services.Background.Start("The centre's clock", TickAsync), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            _reconciliation ??= _services.Time.CreateTimer(
                _ => _services.Background.Start("Reconciliation", ReconcileOrStartAgainAsync),
                null, _options.ReconcileEvery, _options.ReconcileEvery);
            SetAlarm();
        }
    }

    // A centre that was taken over starts again when somebody calls; where nobody does, it calls itself.
    private async ValueTask ReconcileOrStartAgainAsync()
    {
        if (IsDropped)
        {
            await _services.Grains.Centre(_centre).ReadAsync();
        }
        else if (!_isDeposed)
        {
            await ReconcileAsync();
        }
    }

    private async ValueTask TickAsync()
    {
        var now = Now;
        lock (_lock)
        {
            _alarmAt = DateTimeOffset.MaxValue;
            if (!IsRunning)
            {
                Drop();
                return;
            }

            if (now >= _calendarAt)
            {
                OpenAndClose(now);
            }
        }

        while (TryTakeAlarm(now, out var alarm))
        {
            await CarryOutAsync(alarm.Request, alarm.Command);
        }

        for (var left = _doubtful.Count; left > 0 && TryTakeDoubtful(out var doubt); left--)
        {
            await SettleTakingAsync(doubt.Decision, doubt.Key);
        }

        if (now >= _dueAt)
        {
            await TrySweepMissedAsync(now);
        }

        Pump();
    }

    private bool TryTakeAlarm(DateTimeOffset now, out CentreAlarm alarm)
    {
        lock (_lock)
        {
            return _alarms.TryTake(now, out alarm);
        }
    }

    private bool TryTakeDoubtful(out (DispatchDecision Decision, CommandKey? Key) doubt)
    {
        lock (_lock)
        {
            return _doubtful.TryDequeue(out doubt);
        }
    }

    // What could not be done is still due: storage that fails for a moment must not keep an offer standing for ever.
    private async ValueTask CarryOutAsync(RequestId request, RequestCommand command)
    {
        try
        {
            var reply = await Request(request).DispatchAsync(command, CommandMeta.Engine);
            if (!reply.IsRefused)
            {
                await ObserveAsync(reply.Value);
            }
            else if (await Request(request).ReadRoutingAsync(KnownVersion(request)) is { } routing)
            {
                await ObserveAsync(routing);
                RenewAlarms(routing, command);
            }
        }
        catch (CoordinationException fault)
        {
            LogNotCarriedOut(request, command.GetType().Name, fault);
            lock (_lock)
            {
                _alarms.Set(Now + _options.PauseAfterFault, new CentreAlarm(request, command));
            }
        }
    }

    // An alarm that rang too early, as when the clock was set back, is set again; one that has become pointless is not.
    private void RenewAlarms(RequestRouting routing, RequestCommand command)
    {
        lock (_lock)
        {
            var least = Now + _options.PauseAfterFault;
            foreach (var item in routing.Items)
            {
                if (command is ExpireOffer expiry && expiry.Item == item.Index || command is DeemConsent consent && consent.Item == item.Index)
                {
                    SetAlarms(new WorkItemId(routing.Request, item.Index), item, least);
                }
            }

            if (command is RecordMissedServiceLevel && routing is { Missed: false, Due: { } due })
            {
                _alarms.Set(Latest(due, least), new CentreAlarm(routing.Request, command));
            }
        }
    }

    private void OpenAndClose(DateTimeOffset now)
    {
        _calendarAt = DateTimeOffset.MaxValue;
        var isRestricted = false;
        foreach (var department in _plan!.Plan.Departments)
        {
            var calendar = _plan.CalendarOf(department.Id);
            _departments.TryGetValue(department.Id, out var state);
            isRestricted |= IsRestricted(department, state);
            _dispatcher!.SetOpen(department.Id, calendar.IsOpen(now) && state?.ClosedReason is null);
            _dispatcher.SetConcurrencyLimit(department.Id, state?.ConcurrencyLimit ?? department.ConcurrencyLimit);
            if (calendar.NextChange(now) is { } change && change < _calendarAt)
            {
                _calendarAt = change;
            }
        }

        _isRestricted = isRestricted;
    }

    private void SetAlarm()
    {
        if (!IsRunning)
        {
            return;
        }

        var next = Earliest(_calendarAt, _dueAt);
        next = Earliest(next, IsPaused(Now) ? _pausedUntil : _dispatcher.NextWake ?? DateTimeOffset.MaxValue);
        next = Earliest(next, _alarms.Next ?? DateTimeOffset.MaxValue);
        SetAlarmAt(next);
    }

    // The clock may have been set meanwhile, and neither timers nor calendars see that.
    private void LookAtTheClock()
    {
        if (IsRunning)
        {
            _alarmAt = DateTimeOffset.MaxValue;
            OpenAndClose(Now);
            SetAlarm();
        }
    }

    // Timestamps go on whatever happens to the clock; what is less than a second is no more than a correction.
    private void NoteSettingBack()
    {
        var (at, stamp) = (Now, _services.Time.GetTimestamp());
        if (_lookedAt is { } last && last.At + _services.Time.GetElapsedTime(last.Stamp, stamp) - at > TimeSpan.FromSeconds(1))
        {
            _wasSetBack = true;
        }

        _lookedAt = (at, stamp);
    }

    // A timer may fire a little early, so a tick looks again at what is due and sleeps the rest.
    private void SetAlarmAt(DateTimeOffset at)
    {
        if (at == _alarmAt || _alarm is null)
        {
            return;
        }

        _alarmAt = at;
        var sleep = at == DateTimeOffset.MaxValue ? LongestSleep : at - Now;
        sleep = sleep > LongestSleep ? LongestSleep : sleep;
        _alarm.Change(sleep > TimeSpan.Zero ? sleep : TimeSpan.Zero, Timeout.InfiniteTimeSpan);
    }

    private static DateTimeOffset Latest(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private static DateTimeOffset Earliest(DateTimeOffset a, DateTimeOffset b) => a < b ? a : b;
}
