using Coordination.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Journal;

public sealed class SequenceVerifierTests
{
    [Fact]
    public void Head_ThreeEvents_IsTheDocumentedDigest()
    {
        var (_, head) = Read(isSerial: true, [1, 2, 3]);

        head.ShouldNotBeNull().ToString().ShouldBe("3:" + Documented([1, 2, 3]));
    }

    [Fact]
    public void Head_NoEvent_IsNone() => Read(isSerial: true, []).Head.ShouldBeNull();

    [Fact]
    public void Read_AnchorsOfAnyMoment_AreFound()
    {
        var anchors = new[] { Anchor([1, 2]), Anchor([1]), Anchor([1, 2, 3]) };

        Read(isSerial: true, [1, 2, 3], anchors).Found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(new long[] { 1, 3 }, "sequence")]
    [InlineData(new long[] { 2, 3 }, "sequence")]
    public void Read_GapWithOneWriter_IsFound(long[] sequences, string what) => Read(isSerial: true, sequences).Found.ShouldHaveSingleItem().What.ShouldBe(what);

    [Fact]
    public void Read_GapWithSeveralWriters_IsNoFault() => Read(isSerial: false, [1, 3, 7]).Found.ShouldBeEmpty();

    [Fact]
    public void Read_EventBeforeTheAnchorMissing_ItsDigestIsAnother()
    {
        var difference = Read(isSerial: false, [1, 3], Anchor([1, 2, 3])).Found.ShouldHaveSingleItem();

        difference.What.ShouldBe("anchor at 3");
        difference.Expected.Length.ShouldBe(64);
        difference.Found.Length.ShouldBe(64);
    }

    [Fact]
    public void Read_EventOfTheAnchorMissing_IsFound() => Read(isSerial: false, [1, 3], Anchor([1, 2])).Found.ShouldHaveSingleItem().Found.ShouldBe("none");

    [Fact]
    public void End_JournalEndsBeforeTheAnchor_SaysWhere() =>
        Read(isSerial: true, [1, 2], Anchor([1, 2, 3])).Found.ShouldHaveSingleItem().Found.ShouldBe("none; the journal ends at 2");

    [Fact]
    public void End_JournalIsEmpty_SaysSo() => Read(isSerial: true, [], Anchor([1])).Found.ShouldHaveSingleItem().Found.ShouldContain("empty");

    [Theory]
    [InlineData("")]
    [InlineData("12")]
    [InlineData("0:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("-1:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("1:000000000000000000000000000000000000000000000000000000000000000g")]
    [InlineData("1:00")]
    [InlineData("1\0:0000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("1:0000000000000000000000000000000000000000000000000000000000000000:")]
    public void TryParse_NoAnchor_IsRefused(string text) => JournalAnchor.TryParse(text, out _).ShouldBeFalse();

    [Fact]
    public void TryParse_WhatToStringWrote_IsTheSame()
    {
        JournalAnchor.TryParse(Anchor([1, 2]).ToString(), out var anchor).ShouldBeTrue();
        anchor.ShouldBe(Anchor([1, 2]));
    }

    private static (List<VerifyDifference> Found, JournalAnchor? Head) Read(bool isSerial, long[] sequences, params JournalAnchor[] anchors)
    {
        var verifier = new SequenceVerifier(isSerial, anchors);
        var found = sequences.SelectMany(sequence => verifier.Read(Link(sequence)).ToList()).ToList();
        return ([.. found, .. verifier.End()], verifier.Head);
    }

    private static JournalAnchor Anchor(long[] sequences) => Read(isSerial: false, sequences).Head!.Value;

    private static JournalLink Link(long sequence) => new(sequence, new EventHash(1, 2, 3, (ulong)sequence));

    // As docs/security.md writes it down: 0xA1, the digest before, the sequence, the hash.
    private static string Documented(long[] sequences)
    {
        var digest = new byte[32];
        foreach (var sequence in sequences)
        {
            var number = BitConverter.GetBytes(sequence);
            Array.Reverse(number);
            digest = System.Security.Cryptography.SHA256.HashData([0xA1, .. digest, .. number, .. Link(sequence).Hash.ToArray()]);
        }

        return Convert.ToHexStringLower(digest);
    }
}
