using Coordination.Centres;
using Coordination.Staff;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Centres;

public sealed class LapsedOffersTests
{
    private static readonly StaffId Anna = new("anna");

    [Fact]
    public void TryTake_AfterTheLastOfSoMany_IsTheirTurnOnce()
    {
        var offers = Lapsed(3);

        offers.TryTake(out var staff).ShouldBeTrue();
        staff.ShouldBe(Anna);
        offers.TryTake(out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryTake_WhoIsBackMeanwhile_IsNot(bool answers)
    {
        var offers = Lapsed(3);
        offers.TryTake(out _);
        offers.NoteAgain(Anna);

        if (answers)
        {
            offers.Note(Anna, hasLapsed: false, 3);
        }
        else
        {
            offers.Forget(Anna);
        }

        offers.TryTake(out _).ShouldBeFalse();
    }

    private static LapsedOffers Lapsed(int count)
    {
        var offers = new LapsedOffers();
        for (var number = 0; number < count; number++)
        {
            offers.Note(Anna, hasLapsed: true, 3);
        }

        return offers;
    }
}
