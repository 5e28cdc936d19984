using System.Globalization;
using Coordination.Queries;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Queries;

public sealed class LocalBucketsTests
{
    [Theory]
    [InlineData("Europe/Warsaw", "2026-03-28T00:00Z", "2026-03-31T00:00Z")]
    [InlineData("Europe/Warsaw", "2026-10-24T00:00Z", "2026-10-27T00:00Z")]
    [InlineData("America/Sao_Paulo", "2018-11-02T00:00Z", "2018-11-06T00:00Z")]
    [InlineData("Australia/Lord_Howe", "2026-04-03T00:00Z", "2026-04-06T00:00Z")]
    [InlineData("Asia/Kathmandu", "2026-04-03T00:00Z", "2026-04-06T00:00Z")]
    public void Parts_AroundAChangeOfClocks_SortEveryMinuteAsTheZoneDoes(string id, string from, string to)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(id);
        foreach (var by in (FigureDimension[])[FigureDimension.Hour, FigureDimension.Day])
        {
            var buckets = new LocalBuckets(zone, by);
            var parts = buckets.PartsOf(At(from), At(to)).ToList();

            var edges = new BucketEdges(buckets, At(from).AddMinutes(7), At(to));
            for (var at = At(from).AddMinutes(7); at < At(to); at += TimeSpan.FromMinutes(1))
            {
                var (key, until) = edges.Find(at);
                key.ShouldBe(FigureReader.KeyOf(buckets.BeginOf(at)));
                (until == At(to) || buckets.BeginOf(until) != buckets.BeginOf(at)).ShouldBeTrue($"{at}");
                buckets.BeginOf(until - TimeSpan.FromTicks(1)).ShouldBe(buckets.BeginOf(at));
            }

            (parts[0].From, parts[^1].To).ShouldBe((At(from), At(to)));
            parts.Zip(parts.Skip(1)).ShouldAllBe(pair => pair.First.To == pair.Second.From && pair.First.Offset != pair.Second.Offset);
            foreach (var part in parts)
            {
                for (var at = part.From; at < part.To; at += TimeSpan.FromMinutes(1))
                {
                    var local = TimeZoneInfo.ConvertTime(at, zone);
                    local.Offset.ShouldBe(part.Offset);
                    var begin = buckets.BeginOf(KeyOf(at + part.Offset, buckets.Width), part.Offset);
                    begin.ShouldBe(buckets.BeginOf(at));
                    begin.DateTime.ShouldBe(by == FigureDimension.Hour ? local.DateTime.Date.AddHours(local.Hour) : local.DateTime.Date);
                }
            }
        }
    }

    [Fact]
    public void BeginOf_HourThatOccursTwice_IsTwoBuckets()
    {
        var buckets = new LocalBuckets(TimeZoneInfo.FindSystemTimeZoneById("Europe/Warsaw"), FigureDimension.Hour);

        var (first, second) = (buckets.BeginOf(At("2026-10-25T00:30Z")), buckets.BeginOf(At("2026-10-25T01:30Z")));

        (first.Hour, second.Hour).ShouldBe((2, 2));
        (second - first).ShouldBe(TimeSpan.FromHours(1));
    }

    private static string KeyOf(DateTimeOffset local, TimeSpan width) => ((local - DateTimeOffset.UnixEpoch).Ticks / width.Ticks).ToString(CultureInfo.InvariantCulture);

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
