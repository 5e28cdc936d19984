namespace Coordination.Orleans.Partitions;

/// <summary>Decides which silos have to leave when connections are cut and probes do not say that anybody is dead: pure, from what silos say of themselves.</summary>
/// <remarks>
/// <para><b>Who judges.</b> A silo that has reached the database steadily for as long as others are missing theirs. It judges others, never
/// itself, and its judgement counts once it is on record in the table of members, where a silo that is declared dead declares nobody
/// dead. So whoever judged last is still there: never do all of them leave. When the database is away for everybody, nobody judges.</para>
/// <para><b>The database.</b> A silo that says it has not reached the database, to one that has all the while, leaves.</para>
/// <para><b>Two silos</b> that both say they do not reach each other, while who judges reaches both: the one leaves that reaches fewer
/// others; of two that reach as many, the one that started later. The silo that reaches most, and of these the oldest, loses to
/// nobody. One at a time, because the next pair may be settled by it. Judges beside the oldest that reaches both wait twice as long.</para>
/// <para><b>Slowness</b> is no cut: both must say so, each by several attempts none of which was late by itself, while the judge was
/// answered by both all the time.</para>
/// </remarks>
/// <param name="cutAfter">How long something must be missing.</param>
internal sealed class PartitionJudge(TimeSpan cutAfter)
{
    /// <summary>Who has to leave; null when nobody has.</summary>
    /// <param name="here">The silo that judges.</param>
    /// <param name="databaseReachedFor">For how long it has reached the database.</param>
    /// <param name="views">What it has just been told by the silos at work that it reaches, by their addresses.</param>
    /// <param name="byAge">Every silo at work, itself too, the oldest first.</param>
    public Judgement? Judge(string here, TimeSpan databaseReachedFor, IReadOnlyDictionary<string, PeerView> views, IReadOnlyList<string> byAge)
    {
        if (databaseReachedFor < cutAfter)
        {
            return null;
        }

        var others = byAge.Where(silo => silo != here && views.ContainsKey(silo)).ToList();
        return others.Find(silo => views[silo].Report.DatabaseLostFor >= cutAfter) is { } cut
            ? new Judgement(cut, JudgementCause.NoDatabase)
            : JudgePairs(here, views, byAge, others.Where(silo => views[silo].ReachedFor >= cutAfter / 2));
    }

    private Judgement? JudgePairs(string here, IReadOnlyDictionary<string, PeerView> views, IReadOnlyList<string> byAge, IEnumerable<string> others)
    {
        Judgement? worst = null;
        var fewest = int.MaxValue;
        foreach (var (older, younger) in Pairs([.. others]).Where(pair => IsDue(pair.Older, pair.Younger)))
        {
            var isYounger = Reached(younger) <= Reached(older);
            var (loser, stays) = isYounger ? (younger, older) : (older, younger);
            if (Reached(loser) <= fewest)
            {
                (worst, fewest) = (new Judgement(loser, JudgementCause.CutFromAnother, stays), Reached(loser));
            }
        }

        return worst;

        int Reached(string silo) => byAge.Count(other => other != silo && views[silo].Report.LostFor(other) < cutAfter);

        bool IsDue(string one, string other)
        {
            var lost = Shorter(views[one].Report.LostFor(other), views[other].Report.LostFor(one));
            return lost >= (IsFirstJudge(one, other) ? cutAfter : cutAfter * 2);
        }

        bool IsFirstJudge(string one, string other) =>
            byAge.First(silo => silo == here || (silo != one && silo != other && views[one].Report.LostFor(silo) == default && views[other].Report.LostFor(silo) == default)) == here;
    }

    private static IEnumerable<(string Older, string Younger)> Pairs(List<string> byAge) =>
        byAge.SelectMany((older, at) => byAge.Skip(at + 1).Select(younger => (older, younger)));

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
