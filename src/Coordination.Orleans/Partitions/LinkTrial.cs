using System.Globalization;
using System.Net.Sockets;
using Coordination.Hosting;
using Coordination.Orleans.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Orleans.Runtime;

namespace Coordination.Orleans.Partitions;

/// <summary>Before a silo joins others: waits until its link takes what a silo sends and reads.</summary>
/// <remarks>
/// A silo that had to leave for its slow link is started again by its supervisor. A link that nobody uses looks well: the silo would take halls, be slow
/// and leave again, every half a minute. Where no other silo is at work it starts whatever its link is like, and after some minutes in any case.
/// </remarks>
internal sealed partial class LinkTrial(
    CoordinationClusterOptions cluster, ILocalSiloDetails here, StartProgress progress, TimeProvider time, ILogger<LinkTrial> log)
{
    /// <summary>What is sent at each trial, and read again.</summary>
    public const int Bytes = 64 * 1024;

    /// <summary>How long that may take: a link of a megabit a second is too slow.</summary>
    public static readonly TimeSpan Enough = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(3);
    private const int AliveFor = 4;

    /// <summary>Completes when this silo may join.</summary>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        if (cluster.Database is null)
        {
            return;
        }

        var (since, isTold) = (time.GetTimestamp(), false);
        while (await MeasureAsync(cancellation) is var took && took > Enough && time.GetElapsedTime(since) < Longest)
        {
            if (!isTold)
            {
                isTold = true;
                progress.Doing = "it waits until its link is fast enough for the other silos";
                LogSlow(Bytes / 1024, took.TotalSeconds.ToString("f1", CultureInfo.InvariantCulture), Longest);
            }

            await Task.Delay(Pause, time, cancellation);
        }
    }

    // Nothing comes back where no other silo is at work. What cannot be read at all is not for this one to judge: whoever needs the database next says so.
    private async Task<TimeSpan> MeasureAsync(CancellationToken cancellation)
    {
        try
        {
            await using var connection = new NpgsqlConnection(Membership.ConnectionString(cluster.Database!));
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand(SqlText.Get("Checks/link-trial"), connection)
            {
                Parameters =
                {
                    new NpgsqlParameter<string> { TypedValue = cluster.ClusterId },
                    new NpgsqlParameter<string> { TypedValue = here.SiloAddress.Endpoint.ToString() },
                    new NpgsqlParameter<TimeSpan> { TypedValue = cluster.Detection.AliveEvery * AliveFor },
                    new NpgsqlParameter<byte[]> { TypedValue = new byte[Bytes] },
                },
            };
            var begun = time.GetTimestamp();
            return await command.ExecuteScalarAsync(cancellation) is null ? TimeSpan.Zero : time.GetElapsedTime(begun);
        }
        catch (Exception fault) when (fault is TimeoutException || fault.InnerException is TimeoutException)
        {
            return TimeSpan.FromSeconds(5);
        }
        catch (Exception fault) when (fault is NpgsqlException or IOException or SocketException)
        {
            return TimeSpan.Zero;
        }
    }

    [LoggerMessage(EventId = 6015, Level = LogLevel.Warning, Message = "The link of this silo is slow: {Size} kB to the database and back took {Seconds} s. It joins the other silos when its link is faster, or after {Longest}.")]
    private partial void LogSlow(int size, string seconds, TimeSpan longest);
}
