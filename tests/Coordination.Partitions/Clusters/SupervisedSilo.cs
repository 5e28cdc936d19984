using System.Diagnostics;
using Coordination.SiloHost.TestKit;

namespace Coordination.Partitions.Clusters;

/// <summary>A silo's process, started again some seconds after it has ended, as its supervisor does, unless it is to stay away.</summary>
/// <param name="launch">Starts the process.</param>
internal sealed class SupervisedSilo(Func<ServingProcess> launch) : IDisposable
{
    // As the units of deploy/systemd do.
    private static readonly TimeSpan RestartAfter = TimeSpan.FromSeconds(5);

    private readonly Lock _lock = new();
    private readonly List<string> _said = [];
    private ServingProcess? _process;
    private Task _joining = Task.CompletedTask;
    private int _told;
    private bool _isWanted;

    /// <summary>The exit codes of the processes that ended although nobody had ended them.</summary>
    public List<int> EndedByItself { get; } = [];

    /// <summary>How long each start took until the silo served.</summary>
    public List<TimeSpan> Joins { get; } = [];

    /// <summary>Whether a process runs and serves.</summary>
    public bool IsServing
    {
        get
        {
            lock (_lock)
            {
                return _process is not null && _joining.IsCompletedSuccessfully && !_process.Ended.IsCompleted;
            }
        }
    }

    private ServingProcess Process => _process ?? throw new InvalidOperationException("This silo's process has been ended.");

    /// <summary>Starts its process.</summary>
    public void Start()
    {
        lock (_lock)
        {
            _isWanted = true;
            var process = _process = launch();
            _told = 0;
            _joining = JoinAsync(process);
            _ = WatchAsync(process);
        }
    }

    /// <summary>SIGKILL; it stays away.</summary>
    public void Kill() => Leave().Dispose();

    /// <summary>SIGTERM, and the exit code it leads to; it stays away.</summary>
    public async Task<int> StopAsync()
    {
        using var process = Leave(keepsTalking: true);
        var code = await process.StopAsync();
        Note(process);
        return code;
    }

    /// <summary>SIGSTOP.</summary>
    public void Freeze() => Process.Freeze();

    /// <summary>SIGCONT.</summary>
    public void Thaw() => Process.Thaw();

    /// <summary>What it has said on standard error since it was last asked.</summary>
    public IReadOnlyList<string> TakeSaid()
    {
        lock (_lock)
        {
            if (_process is not null)
            {
                Note(_process);
            }

            string[] said = [.. _said];
            _said.Clear();
            return said;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isWanted = false;
            _process?.Dispose();
            _process = null;
        }
    }

    private ServingProcess Leave(bool keepsTalking = false)
    {
        lock (_lock)
        {
            _isWanted = false;
            var process = Process;
            if (!keepsTalking)
            {
                process.Kill();
                Note(process);
            }

            _process = null;
            return process;
        }
    }

    private async Task JoinAsync(ServingProcess process)
    {
        var since = Stopwatch.GetTimestamp();
        await process.ServesAsync(Timeout.InfiniteTimeSpan);
        lock (_lock)
        {
            Joins.Add(Stopwatch.GetElapsedTime(since));
        }
    }

    private async Task WatchAsync(ServingProcess process)
    {
        await process.Ended;
        lock (_lock)
        {
            if (!ReferenceEquals(_process, process))
            {
                return;
            }

            EndedByItself.Add(process.ExitCode);
            Note(process);
            process.Dispose();
        }

        await Task.Delay(RestartAfter);
        lock (_lock)
        {
            if (_isWanted && ReferenceEquals(_process, process))
            {
                Start();
            }
        }
    }

    private void Note(ServingProcess process)
    {
        lock (_lock)
        {
            _said.AddRange(process.ErrorLines.Skip(_told));
            _told = ReferenceEquals(_process, process) ? process.ErrorLines.Count : 0;
        }
    }
}
