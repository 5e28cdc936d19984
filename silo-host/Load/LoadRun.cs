using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Coordination.Requests;
using Coordination.Requests.Events;
using Coordination.Simulation.Loads;

namespace Coordination.SiloHost.Load;

/// <summary>Brings a day's citizens to a running hall, each at their time whether or not the ones before were answered, and works as its staff.</summary>
internal sealed class LoadRun
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    private readonly LoadDay _day;
    private readonly HallClient _hall;
    private readonly HallEvents _events;
    private readonly Desks _desks;
    private readonly LoadClock _clock;
    private readonly CallLog _log;
    private readonly ILoadPeople _people;
    private readonly Lock _telling = new();
    private readonly Dictionary<RequestId, LoadCitizen> _requests = [];
    private readonly Dictionary<RequestId, List<HallEvent>> _early = [];
    private readonly ConcurrentDictionary<RequestId, DateTimeOffset> _came = new();
    private readonly ConcurrentDictionary<LoadCitizen, double> _waits = new(ReferenceEqualityComparer.Instance);
    private readonly ConcurrentDictionary<RequestId, bool> _ended = new();
    private readonly List<double> _late = [];
    private long _lastEvent;
    private CancellationToken _over;

    public LoadRun(LoadDay day, HttpClient http, ILoadPeople people, double speed, TimeProvider time)
    {
        (_day, _people) = (day, people);
        _clock = new LoadClock(speed, time);
        _log = new CallLog();
        _hall = new HallClient(http, people, _clock, _log);
        _events = new HallEvents(http, people, day.Plan.Centre, Happened);
        _desks = new Desks(day, _hall, people, _clock);
    }

    /// <summary>Citizens who have come so far.</summary>
    public int Came => _late.Count;

    /// <summary>Requests that are over so far.</summary>
    public int Ended => _ended.Count;

    /// <summary>The scenario's minute.</summary>
    public double Minute => _clock.Minute;

    /// <summary>Runs it to its end: everybody has come and is served, or nothing has happened for half a minute.</summary>
    /// <exception cref="LoadException">The hall cannot be loaded.</exception>
    public async Task<LoadReport> RunAsync(Action moved, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _over = ended.Token;
        var reading = _events.ReadAsync(ended.Token);
        await _events.Opened;
        await _hall.PublishAsync(_day.Plan, cancellation);
        await _people.MakeAsync(_day.Plan, cancellation);
        await _desks.BeginAsync(cancellation);
        _clock.Start();
        _lastEvent = _clock.Now;
        var duties = _desks.ChangeDutiesAsync(ended.Token);
        try
        {
            await ComeAsync(moved, cancellation);
            await FinishAsync(moved, cancellation);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            // Whoever stops it wants to know how far it came.
        }

        var took = _clock.Since(_clock.At(0));
        await ended.CancelAsync();
        await reading;
        await duties.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _desks.EndAsync();
        return Report(took);
    }

    private async Task ComeAsync(Action moved, CancellationToken cancellation)
    {
        var submissions = new List<Task>(_day.Citizens.Length);
        foreach (var citizen in _day.Citizens)
        {
            var due = _clock.At(citizen.CameMinute);
            await _clock.UntilAsync(due, cancellation);
            _late.Add(_clock.Since(due).TotalMilliseconds);
            submissions.Add(SubmitAsync(citizen, due, cancellation));
            moved();
        }

        await Task.WhenAll(submissions);
    }

    private async Task FinishAsync(Action moved, CancellationToken cancellation)
    {
        while (_ended.Count < _day.Citizens.Length && _clock.Since(Interlocked.Read(ref _lastEvent)) < Quiet)
        {
            await Task.Delay(Look, cancellation);
            moved();
        }
    }

    private HallCommand SubmissionOf(LoadCitizen citizen) => new(
        $"v1/centres/{_day.Plan.Centre}/requests",
        JsonSerializer.Serialize(new
        {
            service = citizen.Service.ToString(),
            needs = citizen.Needs,
            channel = citizen.Channel.ToString().ToLowerInvariant(),
            facts = new Dictionary<string, string> { [LoadDay.UrgencyFact] = ((int)citizen.Urgency).ToString(CultureInfo.InvariantCulture) },
        }),
        _people.CitizenOf(citizen.Number),
        string.Create(CultureInfo.InvariantCulture, $"visit-{citizen.Number}"));

    private async Task SubmitAsync(LoadCitizen citizen, long due, CancellationToken cancellation)
    {
        var receipt = await _hall.SendAsync("submit", SubmissionOf(citizen), due, cancellation);
        if (RequestId.TryParse(receipt?["request"]?.GetValue<string>(), out var request))
        {
            Know(request, citizen);
        }
    }

    // Whose request it is, its receipt says; the hall may tell of it before that has come.
    private void Know(RequestId request, LoadCitizen citizen)
    {
        lock (_telling)
        {
            _requests[request] = citizen;
            foreach (var what in _early.Remove(request, out var early) ? early : [])
            {
                Happened(request, citizen, what);
            }
        }
    }

    private void Happened(HallEvent what)
    {
        Interlocked.Exchange(ref _lastEvent, _clock.Now);
        if (!RequestId.TryParse(what.Grain, out var request))
        {
            return;
        }

        lock (_telling)
        {
            if (_requests.TryGetValue(request, out var citizen))
            {
                Happened(request, citizen, what);
            }
            else if (_early.TryGetValue(request, out var early))
            {
                early.Add(what);
            }
            else
            {
                _early[request] = [what];
            }
        }
    }

    private void Happened(RequestId request, LoadCitizen citizen, HallEvent what)
    {
        switch (what.Name)
        {
            case RequestEventNames.Submitted:
                _came[request] = what.At;
                break;
            case RequestEventNames.Queued or RequestEventNames.Admitted:
                _desks.MoreWaits(_over);
                break;
            case RequestEventNames.Assigned:
                _waits.TryAdd(citizen, _clock.Minutes(what.At - _came[request]));
                _ = ServeAsync(request, citizen, what);
                break;
            case RequestEventNames.Refused:
                _ended[request] = true;
                break;
        }
    }

    private async Task ServeAsync(RequestId request, LoadCitizen citizen, HallEvent what)
    {
        var item = what.Payload!["item"]!.GetValue<int>();
        if (await _desks.ServeAsync(request, item, what.Payload["staff"]!.GetValue<string>(), citizen.ServiceMinutes[item], _clock.MomentOf(what.At), _over))
        {
            _ended[request] = true;
        }
    }

    private LoadReport Report(TimeSpan took)
    {
        var (calls, failures) = _log.Summarise();
        return new LoadReport
        {
            Centre = _day.Plan.Centre.ToString(),
            Speed = _clock.Minutes(TimeSpan.FromMinutes(1)),
            Minutes = _day.Minutes,
            Seconds = took.TotalSeconds,
            Citizens = _day.Citizens.Length,
            Came = _late.Count,
            Finished = _ended.Count,
            CommandsPerSecond = _hall.Sent / took.TotalSeconds,
            SentLate = _late.Count == 0 ? null : CallSummary.Of("sent late", [.. _late]),
            Calls = calls,
            Failures = failures,
            Waits = WaitComparison.Of(_day.Citizens.Select(citizen => (citizen, _waits.TryGetValue(citizen, out var wait) ? wait : (double?)null)), _clock.Minutes(WaitComparison.Grain)),
            LeftOut = _day.LeftOut,
        };
    }
}
