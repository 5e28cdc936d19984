using System.Text;
using Coordination.Survey.Published;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Published;

/// <summary>A document that is not as it should be is refused with every fault and how to mend it.</summary>
public sealed class PublishedDocumentTests
{
    [Theory]
    [InlineData("""{}""", "$", "There is no figure: add tests, sums, shares or means.")]
    [InlineData("""{ "tests": [{ "id": "x", "kind": "chi-square", "value": 1.0, "p": 0.3 }] }""", "$.tests[0].degrees", "Say the degrees of freedom: p of a χ² depends on them.")]
    [InlineData("""{ "tests": [{ "id": "x", "kind": "f", "value": 1.0, "p": 0.3 }] }""", "$.tests[0].degrees", "Say degrees and within, or size: how many have answered, 3 at least.")]
    [InlineData("""{ "tests": [{ "id": "x", "kind": "f", "value": -1.0, "p": 0.3, "size": 9 }] }""", "$.tests[0].value", "A statistic is at least 0, not -1.0.")]
    [InlineData("""{ "tests": [{ "id": "x", "kind": "chi-square", "value": 1.0, "degrees": 1, "p": 1.3 }] }""", "$.tests[0].p", "A p value is between 0 and 1.")]
    [InlineData("""{ "tests": [{ "id": "x", "kind": "chi-square", "value": 1.0 }] }""", "$.tests[0]", "There is nothing to check it against: add p, or the table of counts.")]
    [InlineData("""{ "tests": [{ "id": "x", "kind": "chi-square", "value": 1.0, "table": [[1, 2], [3]] }] }""", "$.tests[0].table[1]", "It has 1 counts and the first row 2: every row has as many.")]
    [InlineData("""{ "tests": [{ "id": "x", "kind": "chi-square", "value": 1.0, "table": [[1, 2], [3, -4]] }] }""", "$.tests[0].table[1]", "A count is at least 0; leave out the whole table where one cannot be read.")]
    [InlineData("""{ "shares": [{ "id": "x", "count": 9, "of": 3, "percent": 10 }] }""", "$.shares[0].count", "Give 0 to 3, of how many it is.")]
    [InlineData("""{ "means": [{ "id": "x", "mean": 2.9 }] }""", "$.means[0].size", "Say how many have answered, here or for all figures.")]
    [InlineData("""{ "sums": [{ "id": "", "parts": [1, 2], "total": 3 }] }""", "$.sums[0].id", "Say what it is of.")]
    public void Document_ThatCannotBeChecked_SaysWhatIsMissing(string document, string path, string message)
    {
        var fault = Read(document).Faults.ShouldHaveSingleItem();

        (fault.Path, fault.Message).ShouldBe((path, message));
    }

    [Fact]
    public void Document_WithSeveralFaults_TellsEachWithItsLine()
    {
        var faults = Read("{ \"tests\": [\n{ \"id\": \"x\", \"kind\": \"chi-sqare\", \"value\": 1 }],\n\"sum\": [] }").Faults;

        faults.Select(fault => fault.Line).ShouldBe([2, 3]);
        faults[1].Message.ShouldContain("sums");
    }

    [Fact]
    public void Document_ThatIsNoJson_SaysWhere() => Read("{ \"tests\": [}").Faults.ShouldHaveSingleItem().Line.ShouldBe(1);

    private static PublishedReading Read(string document) => PublishedDocument.Read(Encoding.UTF8.GetBytes(document));
}
