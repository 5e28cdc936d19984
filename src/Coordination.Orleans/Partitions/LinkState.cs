namespace Coordination.Orleans.Partitions;

/// <summary>What a silo's attempts to reach one other end tell: that it is reached steadily, that it is lost, that it answers slowly, or none of these.</summary>
/// <remarks>
/// An attempt that was late by itself is no evidence: this process got no processor, and says nothing of the other end. So is a pause
/// between two of them, as of a process that was stopped. Times are those of a clock that only goes on.
/// </remarks>
internal sealed class LinkState
{
    /// <summary>How late an attempt may be, beyond the time it was given, and how long after the one before it may begin.</summary>
    public static readonly TimeSpan Lateness = TimeSpan.FromSeconds(1.5);

    /// <summary>What takes longer is slow: some times what the answer of a neighbour takes, and twice that of another continent.</summary>
    public static readonly TimeSpan Prompt = TimeSpan.FromMilliseconds(250);

    private const int FailuresToBeSure = 2;
    private const int SlowToBeSure = 3;

    // One prompt answer between slow ones is luck: a queue that was just empty.
    private const int PromptToBeOver = 2;

    private readonly Lock _lock = new();
    private TimeSpan _since;
    private TimeSpan _last;
    private TimeSpan _slowSince;
    private TimeSpan _slowLast;
    private int _failures;
    private int _slow;
    private int _prompt;
    private bool _hasTried;
    private bool _isReached;

    /// <summary>An attempt is over.</summary>
    /// <param name="reached">Whether the other end answered.</param>
    /// <param name="begun">When it began.</param>
    /// <param name="ended">When it ended.</param>
    /// <param name="patience">How long it was allowed to take.</param>
    /// <param name="late">How long of that this process itself was late: so much of a slow answer says nothing.</param>
    public void Note(bool reached, TimeSpan begun, TimeSpan ended, TimeSpan patience, TimeSpan late = default)
    {
        lock (_lock)
        {
            var isLate = ended - begun > patience + Lateness || (_hasTried && begun - _last > Lateness);
            if (isLate || !_hasTried || reached != _isReached)
            {
                // Who answered until now is lost since the last answer, unless nobody can say what was between.
                _since = isLate || !_hasTried || reached ? begun : _last;
                _failures = 0;
            }

            _failures += reached || isLate ? 0 : 1;
            (_last, _hasTried, _isReached) = (ended, true, reached);
            NoteSlowness(reached, begun, ended, isLate, late);
        }
    }

    /// <summary>For how long nothing has been heard of the other end, by the attempts made; zero while it is reached, or while that is not sure.</summary>
    public TimeSpan LostFor()
    {
        lock (_lock)
        {
            return _hasTried && !_isReached && _failures >= FailuresToBeSure ? _last - _since : TimeSpan.Zero;
        }
    }

    /// <summary>For how long the other end has answered slowly or not at all; zero while it answers promptly, or while that is not sure.</summary>
    public TimeSpan SlowFor()
    {
        lock (_lock)
        {
            return _slow >= SlowToBeSure ? _slowLast - _slowSince : TimeSpan.Zero;
        }
    }

    /// <summary>Whether the last attempt was answered promptly, and nothing is held against the other end.</summary>
    public bool IsPrompt
    {
        get
        {
            lock (_lock)
            {
                return _hasTried && _isReached && _slow == 0;
            }
        }
    }

    /// <summary>For how long every attempt has been answered; zero when the last one was not, or is too old to count.</summary>
    public TimeSpan ReachedFor(TimeSpan now, TimeSpan patience)
    {
        lock (_lock)
        {
            return _hasTried && _isReached && now - _last <= patience + Lateness ? _last - _since : TimeSpan.Zero;
        }
    }

    private void NoteSlowness(bool reached, TimeSpan begun, TimeSpan ended, bool isLate, TimeSpan late)
    {
        if (isLate || (reached && ended - begun <= Prompt && ++_prompt >= PromptToBeOver))
        {
            (_slow, _prompt) = (0, 0);
        }
        else if (ended - begun - late > Prompt)
        {
            _slowSince = _slow == 0 ? begun : _slowSince;
            (_slow, _prompt, _slowLast) = (_slow + 1, 0, ended);
        }
    }
}
