using System.Globalization;
using Coordination.Centres;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.SiloHost.Terminal;

namespace Coordination.SiloHost.Serving.Demo;

/// <summary>One line that says how the hall stands, renewed every second; nothing where nobody looks.</summary>
internal sealed class DemoStatus(CommandConsole console, ICoordination coordination, CentreId centre, DemoClock clock)
{
    public async Task ShowAsync(CancellationToken cancellation)
    {
        if (!console.IsOutputWatched)
        {
            return;
        }

        try
        {
            while (true)
            {
                var counts = await coordination.Journal.CountByStatusAsync(centre, GrainKind.Request, cancellation);
                console.Out.Write($"\r{Line(counts),-100}");
                await clock.WaitAsync(TimeSpan.FromSeconds(1), cancellation);
            }
        }
        finally
        {
            console.Out.WriteLine();
        }
    }

    private string Line(IReadOnlyDictionary<string, long> counts)
    {
        var now = coordination.Time.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        return $"  {now}  waiting {Of("waiting")}  in service {Of("in-service")}  documents {Of("awaiting-documents")}  completed {Of("completed")}  no-show {Of("no-show")}  refused {Of("refused")}";

        long Of(string status) => counts.GetValueOrDefault(status);
    }
}
