namespace Coordination.Orleans.Partitions;

/// <summary>Decides which silos have to leave when connections are cut and probes do not say that anybody is dead: pure, from what silos say of themselves.</summary>
/// <remarks>
/// <para><b>Who judges.</b> A silo that has reached the database steadily for as long as others are missing theirs. It judges others, never
/// itself, and its judgement counts once it is on record in the table of members, where a silo that is declared dead declares nobody
/// dead. So whoever judged last is still there: never do all of them leave. When the database is away for everybody, nobody judges.</para>
/// <para><b>The database.</b> A silo that says it has not reached the database, to one that has all the while, leaves.</para>
/// <para><b>Two silos</b> that both say they do not reach each other: the one leaves that reaches fewer others; of two that reach as many, the
/// one to which more is slow, of others and of the database; of two that are equal in that too, the one that has just outlasted more of them; else
/// the one that started later. Whoever has outlasted
/// another on its account, and now does not reach the next, is the one with the bad link: without this the others would leave one
/// after another. One that was started again in the same place, into the same cut, does not count. One at a time, because the next pair
/// may be settled by it. They are heard directly or by way of the database, so that a pair with no third to judge it, and silos each
/// of which has lost all others, are settled too: there the one judges that stays. Judges beside the oldest that reaches both wait twice as long.</para>
/// <para><b>A slow process</b> is not cut: both must say so, each by several attempts none of which was late by itself, while the judge was
/// answered by both all the time, or the database was by who is heard there.</para>
/// <para><b>A slow link</b> is as bad as a cut one for whoever calls across it, and worse to find: now and then an answer comes through. A silo leaves that
/// has long been slow to a judge to whom the database is prompt, when it says the same of the judge, and one more knows: the database is slow to it, or it
/// is slow to a third. So a database that is slow to everybody, a process that is only busy, and a path that is slow between two alone have nobody leave.</para>
/// </remarks>
/// <param name="cutAfter">How long something must be missing.</param>
internal sealed class PartitionJudge(TimeSpan cutAfter)
{
    /// <summary>Who has to leave; null when nobody has.</summary>
    /// <param name="here">The silo that judges.</param>
    /// <param name="own">What it says itself, and for how long it has reached the database.</param>
    /// <param name="views">What it has just been told by other silos at work, by their addresses.</param>
    /// <param name="byAge">Every silo at work, itself too, the oldest first.</param>
    public Judgement? Judge(string here, PeerView own, IReadOnlyDictionary<string, PeerView> views, IReadOnlyList<string> byAge)
    {
        if (own.ReachedFor < cutAfter)
        {
            return null;
        }

        return byAge.FirstOrDefault(silo => silo != here && views.TryGetValue(silo, out var view) && view.ReachedFor > TimeSpan.Zero && view.Report.DatabaseLostFor >= cutAfter) is { } cut
            ? new Judgement(cut, JudgementCause.NoDatabase)
            : JudgePairs(here, new Dictionary<string, PeerView>(views, StringComparer.Ordinal) { [here] = own }, byAge) ?? JudgeSlow(here, own.Report, views, byAge);
    }

    private Judgement? JudgeSlow(string here, SiloReport own, IReadOnlyDictionary<string, PeerView> views, IReadOnlyList<string> byAge)
    {
        return own.DatabaseSlowFor > TimeSpan.Zero || byAge.FirstOrDefault(IsSlow) is not { } slow ? null : new Judgement(slow, JudgementCause.SlowLink);

        bool IsSlow(string silo) =>
            silo != here && own.SlowFor(silo) >= cutAfter
            && views.TryGetValue(silo, out var view) && view.Report.SlowFor(here) > TimeSpan.Zero && (view.Report.DatabaseSlowFor > TimeSpan.Zero || byAge.Any(third => IsSlowTo(third, silo)));

        bool IsSlowTo(string third, string silo) =>
            third != here && third != silo && own.SlowFor(third) == TimeSpan.Zero && views.TryGetValue(third, out var view) && view.Report.SlowFor(silo) > TimeSpan.Zero;
    }

    private Judgement? JudgePairs(string here, Dictionary<string, PeerView> views, IReadOnlyList<string> byAge)
    {
        Judgement? worst = null;
        var fewest = int.MaxValue;
        var heard = byAge.Where(silo => views.TryGetValue(silo, out var view) && view.ReachedFor >= cutAfter / 2);
        foreach (var (older, younger) in Pairs([.. heard]).Where(pair => IsDue(pair.Older, pair.Younger)))
        {
            var (loser, stays) = Loses(older, younger) ? (older, younger) : (younger, older);
            if (loser != here && Reached(loser) <= fewest)
            {
                (worst, fewest) = (new Judgement(loser, JudgementCause.CutFromAnother, stays), Reached(loser));
            }
        }

        return worst;

        bool Loses(string one, string other) =>
            Reached(one) != Reached(other) ? Reached(one) < Reached(other)
            : Slow(one, other) != Slow(other, one) ? Slow(one, other) > Slow(other, one)
            : Outlasted(one, other) > Outlasted(other, one);

        // What is slow to it beside the one it does not reach.
        int Slow(string silo, string opponent) =>
            (views[silo].Report.DatabaseSlowFor > TimeSpan.Zero ? 1 : 0) + byAge.Count(other => other != opponent && views[silo].Report.SlowFor(other) > TimeSpan.Zero);

        // It had not reached them when they left, and no other of their place is what it does not reach now.
        int Outlasted(string silo, string opponent) =>
            views[silo].Report.Lost.Count(gone => gone.Value >= cutAfter && !byAge.Contains(gone.Key) && PlaceOf(gone.Key) != PlaceOf(opponent));

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

    // Of an address and when it was begun with.
    private static string PlaceOf(string silo) => silo[..(silo.IndexOf('@', StringComparison.Ordinal) is >= 0 and var at ? at : silo.Length)];

    private static TimeSpan Shorter(TimeSpan a, TimeSpan b) => a < b ? a : b;
}
