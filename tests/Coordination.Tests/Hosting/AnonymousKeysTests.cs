using Coordination.Hosting;
using Coordination.Requests;
using Coordination.TestKit.Halls;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Hosting;

public sealed class AnonymousKeysTests
{
    [Theory]
    [InlineData("6f9619ff-8b86-4d01-b42d-00cf4fc964ff")]
    [InlineData("0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21")]
    [InlineData("6F9619FF8B864D01B42D00CF4FC964FF")]
    [InlineData("portal-6f9619ff8b864d01b42d00cf4fc964ff")]
    [InlineData("b5ZQ0u-Kx_3vWm9TfR7aLg")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FAV")]
    [InlineData("738190462857120394756610283749561029384")]
    public void Takes_MadeAtRandom_Does(string key) => AnonymousKeys.Takes(new CommandKey(key)).ShouldBeTrue();

    [Theory]
    [InlineData("visit-1")]
    [InlineData("6f9619ff-8b86-4d01-b42d-00cf4fc964f")]
    [InlineData("b5ZQ0u-Kx_3vWm9TfR7aL")]
    [InlineData("01ARZ3NDEKTSV4RRFFQ69G5FA")]
    [InlineData("73819046285712039475661028374956102938")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("00000000-0000-0000-0000-000000000001")]
    [InlineData("0123456789abcdef0123456789abcdef")]
    [InlineData("abcdefghijklmnopqrstuvwxyz0123456789")]
    [InlineData("zyxwvutsrqponmlkjihgfedcba9876543210")]
    [InlineData("Visit-1Visit-1Visit-1Visit-1Visit-1")]
    [InlineData("--------------------------------------------------")]
    public void Takes_ShortOrPlainlyNotRandom_DoesNot(string key) => AnonymousKeys.Takes(new CommandKey(key)).ShouldBeFalse();

    /// <summary>Nobody whose key is random is refused by chance.</summary>
    [Fact]
    public void Takes_ManyRandomKeysOfEveryForm_TakesAll()
    {
        var random = new Random(7);
        var bytes = new byte[16];
        for (var i = 0; i < 100_000; i++)
        {
            random.NextBytes(bytes);
            foreach (var key in new[] { new Guid(bytes).ToString(), Convert.ToHexString(bytes), Convert.ToBase64String(bytes).TrimEnd('=').Replace('+', '-').Replace('/', '_') })
            {
                AnonymousKeys.Takes(new CommandKey(key)).ShouldBeTrue(key);
            }
        }
    }

    [Fact]
    public async Task Submit_AnonymousWithAKeyThatAnybodyMayChoose_IsRefused()
    {
        await using var hall = await TestHall.OpenAsync(OneDesk());
        var submission = new SubmitRequest { Centre = Hall, Service = Passport };

        var refusal = (await hall.Host.SubmitAsync(submission, new CommandMeta(Actor.Anonymous, new CommandKey("visit-1")))).Refusal;
        var taken = await hall.Host.SubmitAsync(submission, new CommandMeta(Actor.Anonymous, new CommandKey("6f9619ff-8b86-4d01-b42d-00cf4fc964ff")));
        var without = await hall.Host.SubmitAsync(submission, new CommandMeta(Actor.Anonymous));

        (refusal!.Code, refusal.Field).ShouldBe((RefusalCodes.Invalid, "key"));
        refusal.Message.ShouldContain(AnonymousKeys.Rule);
        taken.Require().Request.ShouldNotBe(without.Require().Request);
    }
}
