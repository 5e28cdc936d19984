namespace Coordination.Simulation.Inference;

/// <summary>How many had been called when a display showed its first number of the day.</summary>
/// <remarks>
/// Most desks count from 1; some start at an offset (201, 501, 601). The number itself is believed when the desk's pace
/// over the rest of the day can explain it, then its place within the hundred, and otherwise one call.
/// </remarks>
internal static class FirstCalls
{
    /// <param name="chain">The day's kept readings; at least one.</param>
    /// <param name="start">The day's first snapshot.</param>
    public static int Of(List<NumberReading> chain, TimeOnly start)
    {
        var first = chain[0];
        var most = 5 + (3 * PaceAfter(chain) * (first.At - start).TotalMinutes);
        var withinHundred = ((first.Number - 1) % 100) + 1;
        return first.Number <= most ? first.Number : withinHundred <= most ? withinHundred : 1;
    }

    private static double PaceAfter(List<NumberReading> chain)
    {
        var called = 0;
        for (var index = 1; index < chain.Count; index++)
        {
            called += chain[index].Continues(chain[index - 1]) ? chain[index].Number - chain[index - 1].Number : 0;
        }

        var minutes = (chain[^1].SinceAt - chain[0].At).TotalMinutes;
        return called > 0 && minutes > 0 ? called / minutes : 0;
    }
}
