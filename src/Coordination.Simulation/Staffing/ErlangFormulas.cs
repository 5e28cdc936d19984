namespace Coordination.Simulation.Staffing;

/// <summary>Erlang's formulas for queues with Poisson arrivals and exponential service. Rates are per unit of time; loads in servers.</summary>
internal static class ErlangFormulas
{
    private const int Steps = 600;
    private const double Negligible = 40;

    /// <summary>The share lost in M/M/c/c (Erlang B).</summary>
    /// <param name="servers">How many servers, at least 0.</param>
    /// <param name="load">Arrivals times mean service, at least 0.</param>
    /// <remarks>The recursion B(k) = aB(k−1) ÷ (k + aB(k−1)), which neither overflows nor cancels (Jagerman 1974).</remarks>
    public static double Blocking(int servers, double load)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(servers);
        ArgumentOutOfRangeException.ThrowIfNegative(load);
        var blocking = 1.0;
        for (var server = 1; server <= servers; server++)
        {
            blocking = load * blocking / (server + (load * blocking));
        }

        return blocking;
    }

    /// <summary>The share that has to wait in M/M/c (Erlang C); 1 where the servers cannot do the work.</summary>
    /// <param name="servers">How many servers, at least 0.</param>
    /// <param name="load">Arrivals times mean service, at least 0.</param>
    public static double Delay(int servers, double load)
    {
        if (load >= servers)
        {
            return load > 0 ? 1 : 0;
        }

        var blocking = Blocking(servers, load);
        return blocking / (1 - (load / servers * (1 - blocking)));
    }

    /// <summary>The share that waits longer than a time in M/M/c: C × e^(−(c − a)μt).</summary>
    /// <param name="servers">How many servers.</param>
    /// <param name="load">Arrivals times mean service.</param>
    /// <param name="meanService">The mean service.</param>
    /// <param name="time">The time, in the same unit.</param>
    public static double WaitsLonger(int servers, double load, double meanService, double time) =>
        load >= servers ? Delay(servers, load) : Delay(servers, load) * Math.Exp(-(servers - load) * time / meanService);

    /// <summary>
    /// The mean wait of a class in M/M/c with non-preemptive priority and one mean service: C ÷ (cμ(1 − σ₋)(1 − σ)), where σ is the
    /// load of the class and all before it, per server, and σ₋ without it (Cobham 1954). Infinite where σ reaches 1.
    /// </summary>
    /// <param name="servers">How many servers.</param>
    /// <param name="load">The load of all classes.</param>
    /// <param name="before">The load of the classes that go first.</param>
    /// <param name="with">The same with the class itself.</param>
    /// <param name="meanService">The mean service.</param>
    public static double PriorityWait(int servers, double load, double before, double with, double meanService) =>
        with >= servers ? double.PositiveInfinity
            : Delay(servers, load) * meanService / (servers * (1 - (before / servers)) * (1 - (with / servers)));

    /// <summary>The share that has to wait in M/M/c+M (Erlang A, Palm 1957), where customers give up after an exponential patience.</summary>
    /// <param name="servers">How many servers, at least 1.</param>
    /// <param name="load">Arrivals times mean service.</param>
    /// <param name="meanService">The mean service.</param>
    /// <param name="patience">The mean patience, in the same unit.</param>
    /// <remarks>In the form of Mandelbaum and Zeltyn (2007): A·B ÷ (1 + (A − 1)B), with Erlang's B.</remarks>
    public static double DelayWithPatience(int servers, double load, double meanService, double patience)
    {
        var (blocking, series) = (Blocking(servers, load), PalmSeries(servers, load, meanService, patience));
        return series * blocking / (1 + ((series - 1) * blocking));
    }

    /// <summary>The share that gives up in M/M/c+M: P(wait) × (1 ÷ (ρA) + 1 − 1 ÷ ρ).</summary>
    /// <param name="servers">How many servers, at least 1.</param>
    /// <param name="load">Arrivals times mean service.</param>
    /// <param name="meanService">The mean service.</param>
    /// <param name="patience">The mean patience, in the same unit.</param>
    public static double Abandonment(int servers, double load, double meanService, double patience)
    {
        var utilisation = load / servers;
        var givesUp = (1 / (utilisation * PalmSeries(servers, load, meanService, patience))) + 1 - (1 / utilisation);
        return load == 0 ? 0 : DelayWithPatience(servers, load, meanService, patience) * givesUp;
    }

    /// <summary>The share that waits longer than a time in M/M/c+M, those who give up later included.</summary>
    /// <param name="servers">How many servers, at least 1.</param>
    /// <param name="load">Arrivals times mean service.</param>
    /// <param name="meanService">The mean service.</param>
    /// <param name="patience">The mean patience, in the same unit.</param>
    /// <param name="time">The time.</param>
    /// <remarks>e^(−θt) × P(wait) × J(t) ÷ J(0), J(t) = ∫ₜ exp(λ/θ(1 − e^(−θx)) − cμx)dx, integrated by Simpson's rule (Mandelbaum and Zeltyn 2007).</remarks>
    public static double WaitsLongerWithPatience(int servers, double load, double meanService, double patience, double time)
    {
        var (arrivals, work) = (load / meanService, servers / meanService);
        double Exponent(double x) => (arrivals * patience * (1 - Math.Exp(-x / patience))) - (work * x);
        var top = arrivals > work ? patience * Math.Log(arrivals / work) : 0;
        var highest = Exponent(top);
        var end = Math.Max(top, time) + meanService;
        while (Exponent(end) > highest - Negligible)
        {
            end *= 2;
        }

        double Integral(double from)
        {
            var width = Math.Max(0, end - from) / Steps;
            return width / 3 * Enumerable.Range(0, Steps + 1).Sum(step =>
                (step is 0 or Steps ? 1 : step % 2 == 1 ? 4 : 2) * Math.Exp(Exponent(from + (step * width)) - highest));
        }

        return Math.Exp(-time / patience) * DelayWithPatience(servers, load, meanService, patience) * Integral(time) / Integral(0);
    }

    private static double PalmSeries(int servers, double load, double meanService, double patience)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(servers, 1);
        var (sum, term) = (1.0, 1.0);
        for (var step = 1; term > sum * 1e-16; step++)
        {
            term *= load / (servers + (step * meanService / patience));
            sum += term;
        }

        return sum;
    }
}
