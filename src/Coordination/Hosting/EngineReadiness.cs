using Coordination.Journal;

namespace Coordination.Hosting;

/// <summary>Asks the journal and the centres whether they work; each within the time that is allowed.</summary>
internal static class EngineReadiness
{
    private const int MaxCentres = 16;

    /// <summary>Asks one after the other.</summary>
    /// <param name="coordination">The engine.</param>
    /// <param name="timeout">How long each part may take.</param>
    /// <param name="cancellation">Stops the asking.</param>
    /// <returns>What was asked, and of each what was wrong. Where the journal does not answer nothing else is asked: everything lives from it.</returns>
    public static async Task<IReadOnlyList<PartReadiness>> AskAsync(ICoordination coordination, TimeSpan timeout, CancellationToken cancellation)
    {
        var parts = new List<PartReadiness> { await AskAsync("journal", async stop => await coordination.Journal.CheckAsync(stop), timeout, cancellation) };
        if (!parts[0].IsReady)
        {
            return parts;
        }

        IReadOnlyList<GrainVersion> plans = [];
        parts.Add(await AskAsync("plans", async stop => plans = await coordination.Journal.ReadVersionsAsync(GrainKind.Plan, null, MaxCentres, stop), timeout, cancellation));
        foreach (var centre in plans.Select(plan => new CentreId(plan.Grain.Id)))
        {
            parts.Add(await AskAsync($"centre {centre}", async stop => await coordination.Centre(centre).ReadAsync(stop), timeout, cancellation));
        }

        return parts;
    }

    private static async Task<PartReadiness> AskAsync(string part, Func<CancellationToken, Task> ask, TimeSpan timeout, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(timeout);
        try
        {
            await ask(limited.Token).WaitAsync(limited.Token);
            return new PartReadiness(part, IsLate: false, Fault: null);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new PartReadiness(part, IsLate: true, Fault: null);
        }
        catch (CoordinationException fault)
        {
            return new PartReadiness(part, IsLate: false, fault);
        }
    }
}

/// <summary>How a part answered.</summary>
/// <param name="Part">Which.</param>
/// <param name="IsLate">Whether it did not answer in time.</param>
/// <param name="Fault">Why it cannot be used. For logs: it may hold internal details.</param>
internal sealed record PartReadiness(string Part, bool IsLate, CoordinationException? Fault)
{
    public bool IsReady => !IsLate && Fault is null;

    /// <summary>One sentence for whoever asks.</summary>
    public string Message => IsReady ? $"The {Part} answers."
        : IsLate ? $"The {Part} did not answer in time."
        : $"The {Part} cannot be used; the server's log says why.";
}
