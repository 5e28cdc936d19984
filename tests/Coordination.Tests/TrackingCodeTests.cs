using System.Text.Json;
using Shouldly;
using Xunit;

namespace Coordination.Tests;

public sealed class TrackingCodeTests
{
    private const string Text = "5QZ0-8R3K-V1TN-4D7W-2XJM-9GHC-6P";

    [Fact]
    public void TryParse_ItsText_GivesItBack()
    {
        var code = Parse(Text);

        code.ToString().ShouldBe(Text);
        JsonSerializer.Deserialize<TrackingCode>(JsonSerializer.Serialize(code)).ShouldBe(code);
        Span<byte> bytes = stackalloc byte[TrackingCode.Size];
        code.Write(bytes);
        TrackingCode.Read(bytes).ShouldBe(code);
    }

    /// <summary>As people copy it from paper.</summary>
    [Theory]
    [InlineData("5qz0-8r3k-v1tn-4d7w-2xjm-9ghc-6p")]
    [InlineData("5QZO8R3KVLTN4D7W2XJM9GHC6P")]
    [InlineData(" 5qzo 8r3k vitn 4d7w 2xjm 9ghc 6p ")]
    public void TryParse_AsItIsCopied_IsUnderstood(string text) => Parse(text).ShouldBe(Parse(Text));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5QZ0-8R3K-V1TN-4D7W-2XJM-9GHC-6")]
    [InlineData("5QZ0-8R3K-V1TN-4D7W-2XJM-9GHC-6PP")]
    [InlineData("8QZ0-8R3K-V1TN-4D7W-2XJM-9GHC-6P")]
    [InlineData("5QZ0-8R3K-V1TN-4D7W-2XJM-9GHC-6U")]
    [InlineData("5QZ0_8R3K_V1TN_4D7W_2XJM_9GHC_6P")]
    [InlineData("0000-0000-0000-0000-0000-0000-00")]
    [InlineData("5QZ0-8R3K-V1TN-4D7W-2XJM-9GHC-6\u0660")]
    public void TryParse_AnythingElse_IsNone(string? text)
    {
        TrackingCode.TryParse(text, out var code).ShouldBeFalse();
        code.ShouldBe(default);
        code.ToString().ShouldBe("");
    }

    [Fact]
    public void ToString_AnyBytes_ReadBackToThem()
    {
        var random = new Random(1);
        var bytes = new byte[TrackingCode.Size];
        for (var i = 0; i < 1000; i++)
        {
            random.NextBytes(bytes);
            Parse(TrackingCode.Read(bytes).ToString()).ShouldBe(TrackingCode.Read(bytes));
        }
    }

    private static TrackingCode Parse(string text) => TrackingCode.TryParse(text, out var code) ? code : throw new ArgumentException(text);
}
