using System.Text.Json;
using Coordination.Journal;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Journal;

public sealed class KeyDigestTests
{
    private const string Text = "000102030405060708090a0b0c0d0eff";

    [Fact]
    public void TryParse_ItsText_GivesItBack()
    {
        KeyDigest.TryParse(Text, out var digest).ShouldBeTrue();

        digest.ToString().ShouldBe(Text);
        JsonSerializer.Deserialize<KeyDigest>(JsonSerializer.Serialize(digest)).ShouldBe(digest);
        Span<byte> bytes = stackalloc byte[KeyDigest.Size];
        digest.Write(bytes);
        KeyDigest.Read(bytes).ShouldBe(digest);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("visit-1")]
    [InlineData("000102030405060708090a0b0c0d0ef")]
    [InlineData("000102030405060708090a0b0c0d0eff0")]
    [InlineData("000102030405060708090a0b0c0d0exf")]
    [InlineData(" 00102030405060708090a0b0c0d0eff")]
    [InlineData("00000000000000000000000000000000")]
    public void TryParse_AnythingElse_IsNone(string? text)
    {
        KeyDigest.TryParse(text, out var digest).ShouldBeFalse();
        digest.ShouldBe(default);
        digest.ToString().ShouldBe("");
    }
}
