using System.Text;
using Coordination.Centres;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Web.Management.Batches;
using Coordination.Web.Management.Queries;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace Coordination.Web.Tests.Management;

public sealed class TableNamesTests
{
    [Theory]
    [InlineData("Europe/Warsaw", "2027-03-02")]
    [InlineData("Etc/UTC", "2027-03-01")]
    [InlineData("America/New_York", "2027-03-01")]
    public void Name_OfAFile_HasTheDayOfTheHallsClocks(string zone, string day) =>
        TableNames.Of(new HallPlan { Centre = new CentreId("riverside"), Name = "Riverside", TimeZone = zone }, "requests", new DateTimeOffset(2027, 3, 1, 23, 30, 0, TimeSpan.Zero))
            .ShouldBe($"riverside-requests-{day}");

    [Theory]
    [InlineData(false, "csv", "name\r\n")]
    [InlineData(true, "csv", "\uFEFFname\r\n")]
    [InlineData(true, "ndjson", "")]
    public async Task Mark_OfTheByteOrder_IsForPeopleAlone(bool forPeople, string extension, string begins)
    {
        var form = (forPeople ? TableForm.ForPeople : TableForm.All).Single(one => one.Extension == extension);
        using var body = new MemoryStream();

        await new TableResponse<BatchItemView>(form, "x", [new("name", row => row.Code)], ColumnChoice.All, _ => Task.FromResult(new QueryPage<BatchItemView>([], null)))
            .ExecuteAsync(new DefaultHttpContext { Response = { Body = body } });

        Encoding.UTF8.GetString(body.ToArray()).ShouldBe(begins);
        body.ToArray().AsSpan().StartsWith(Encoding.UTF8.Preamble).ShouldBe(begins.StartsWith('\uFEFF'));
    }
}
