using Coordination.Console.Staff;
using Coordination.Console.Tests.Hosting;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Web.Management.Queries;
using Shouldly;

namespace Coordination.Console.Tests.Staff;

/// <summary>What somebody handled is what they have done, and not what was taken from them.</summary>
public sealed class StaffModelTests
{
    [Fact]
    public void Handled_OfADay_LeavesOutWhatWasTakenAwayOrPutBack()
    {
        var model = new StaffModel
        {
            Id = new("anna"), Day = new DateOnly(2027, 3, 1),
            Handlings = new QueryPageView<HandlingRowView>([Row("item.completed"), Row("item.released"), Row("item.transferred"), Row("item.citizen-missed"), Row(null), Row("item.completed")], null, null, true),
        };

        model.Handled.Count().ShouldBe(2);
        model.InHand.ShouldBe(TimeSpan.FromMinutes(25), "Also what they did not finish took its time.");
    }

    private static HandlingRowView Row(string? ending) => new()
    {
        Request = default, Item = 0, Step = new("do"), Service = ConsolePlan.Permit, Department = ConsolePlan.Permits, Staff = new("anna"), Channel = Channel.Window, Urgency = Urgency.General,
        AssignedAt = default, EndedAt = ending is null ? null : default(DateTimeOffset).AddMinutes(5), Ending = ending,
    };
}
