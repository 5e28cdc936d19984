using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans;

public sealed class FactValueTests
{
    [Theory]
    [InlineData(FactType.Text, " any: Text ", " any: Text ")]
    [InlineData(FactType.Number, "3", "3")]
    [InlineData(FactType.Number, " 003.140 ", "3.14")]
    [InlineData(FactType.Number, "-0.50", "-0.5")]
    [InlineData(FactType.Number, "0.0000000000000000000000000001", "0.0000000000000000000000000001")]
    [InlineData(FactType.Number, "79228162514264337593543950335", "79228162514264337593543950335")]
    [InlineData(FactType.Number, "79228162514264337593543950336", null)]
    [InlineData(FactType.Number, "3,5", null)]
    [InlineData(FactType.Number, "1e3", null)]
    [InlineData(FactType.Number, "600 100 200", null)]
    [InlineData(FactType.Number, "soon", null)]
    [InlineData(FactType.YesNo, "YES", "yes")]
    [InlineData(FactType.YesNo, "no", "no")]
    [InlineData(FactType.YesNo, "true", null)]
    [InlineData(FactType.YesNo, " yes", null)]
    [InlineData(FactType.Code, "green", "Green")]
    [InlineData(FactType.Code, "blue", null)]
    public void Of_TextOfATypes_IsWrittenInOneWayOrNone(FactType type, string text, string? value) =>
        FactValue.Of(new FactPlan { Id = "fact", Name = "Fact", Type = type, Values = ["Red", "Green"] }, text).ShouldBe(value);
}
