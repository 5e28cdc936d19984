using Coordination.Batches;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Requests;
using Coordination.Staff;
using Shouldly;
using Xunit;
using static Coordination.TestKit.Halls.TestPlans;

namespace Coordination.Tests.Batches;

public sealed class BatchForecastTests
{
    private static readonly BatchOrder Transfer = new(BatchVerb.Transfer) { To = new DepartmentId("back") };

    [Fact]
    public void Of_EveryDoubt_HasItsRequest()
    {
        Foresee(new BatchOrder(BatchVerb.Cancel), RequestStatus.Completed).ShouldBe(BatchDoubt.Closed);
        Foresee(new BatchOrder(BatchVerb.Cancel), RequestStatus.Waiting).ShouldBeNull();
        Foresee(new BatchOrder(BatchVerb.Reopen), RequestStatus.Waiting).ShouldBe(BatchDoubt.Open);
        Foresee(new BatchOrder(BatchVerb.Reopen), RequestStatus.NoShow).ShouldBeNull();
        Foresee(new BatchOrder(BatchVerb.Reopen), RequestStatus.Refused).ShouldBe(BatchDoubt.NotAdmitted);
        Foresee(new BatchOrder(BatchVerb.Escalate) { Urgency = Urgency.General }, RequestStatus.Waiting).ShouldBe(BatchDoubt.SameUrgency);
        Foresee(new BatchOrder(BatchVerb.Release), RequestStatus.Waiting).ShouldBe(BatchDoubt.NotInHand);
        Foresee(new BatchOrder(BatchVerb.Release), RequestStatus.InService).ShouldBeNull();
        Foresee(Transfer, RequestStatus.Waiting, new RowLink(new DepartmentId("back"), null)).ShouldBe(BatchDoubt.SameDepartment);
        Foresee(Transfer, RequestStatus.Waiting, new RowLink(Desk, null)).ShouldBeNull();
        Foresee(Transfer, RequestStatus.AwaitingDocuments).ShouldBe(BatchDoubt.AwaitingDocuments);
        Foresee(new BatchOrder(BatchVerb.Give) { Staff = Anna }, RequestStatus.InService, new RowLink(Desk, Anna)).ShouldBe(BatchDoubt.SamePerson);
        Foresee(new BatchOrder(BatchVerb.Give) { Staff = Anna }, RequestStatus.InService, new RowLink(Desk, Boris)).ShouldBeNull();
    }

    private static BatchDoubt? Foresee(BatchOrder order, RequestStatus status, params RowLink[] places) => BatchForecast.Of(order, status, Urgency.General, places);
}
