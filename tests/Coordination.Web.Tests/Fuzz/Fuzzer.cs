using System.Collections.Concurrent;
using System.Globalization;
using Coordination.Web.Tests.Fuzz.Answers;
using Coordination.Web.Tests.Fuzz.Halls;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;

namespace Coordination.Web.Tests.Fuzz;

/// <summary>Calls a host's API as its document gives it, rightly and wrongly, from several callers at once, and keeps what should not have been answered.</summary>
internal sealed class Fuzzer(TestHost host, int seed)
{
    private const int Callers = 4;
    private const int EnoughFindings = 40;

    private readonly ConcurrentDictionary<(string, string), Finding> _findings = new();

    /// <summary>Nobody comes by chance upon a batch that is still under way, or upon a plan that somebody else has proposed.</summary>
    public static IReadOnlyList<string> ByChanceOnly { get; } = ["cancelBatch", "readPlanProposal", "readProposedPlan", "approvePlan", "declinePlan"];

    /// <summary>No answer takes longer.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Who calls, where the host takes nobody's word.</summary>
    public FuzzKeys? Keys { get; init; }

    /// <summary>The operations that are called; all without it.</summary>
    public Func<ApiDocument.Operation, bool> Calls { get; init; } = _ => true;

    /// <summary>Whether it goes on until every operation has succeeded.</summary>
    public bool ReachesAll { get; init; }

    public Tally Tally { get; } = new();

    /// <summary>One of each kind.</summary>
    public IReadOnlyCollection<Finding> Findings => [.. _findings.Values];

    /// <summary>Whether there is no use in going on.</summary>
    public bool HasEnough => _findings.Count >= EnoughFindings;

    public async Task RunAsync(int requests)
    {
        var document = await ApiDocument.ReadAsync(host.Client);
        using var exchange = new Exchange(host.Client.BaseAddress!, Patience);
        var schemas = new WireSchemas(document);
        await Parallel.ForAsync(0, Callers, new ParallelOptions { MaxDegreeOfParallelism = Callers }, async (number, _) =>
        {
            var caller = new FuzzCaller(this, exchange, document, schemas, number, unchecked((seed * 7919) + number));
            await caller.RunAsync(requests / Callers);
            if (ReachesAll)
            {
                await caller.ReachAsync();
            }
        });
    }

    /// <summary>Keeps a finding; the same complaint about the same operation is kept once.</summary>
    public void Add(Finding finding) => _findings.TryAdd((finding.Operation, finding.Complaint[..Math.Min(finding.Complaint.Length, 60)]), finding);

    /// <summary>The findings for whoever reads a failed test.</summary>
    public string Report() => string.Create(
        CultureInfo.InvariantCulture, $"seed {seed}: {_findings.Count} kinds of findings ({Tally})\n\n{string.Join("\n\n", Findings.Take(15))}");
}
