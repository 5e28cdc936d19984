using Coordination.Web.SignIn.Passwords;
using Microsoft.AspNetCore.Identity;
using Shouldly;

namespace Coordination.Web.Tests.SignIn;

public sealed class PasswordRulesTests
{
    [Theory]
    [InlineData("correct horse", null)]
    [InlineData("correct ho", "PasswordLength")]
    [InlineData("aaaaaaaaaaaaa", "PasswordPlain")]
    [InlineData("horse for eva", "PasswordPlain")]
    public void Check_ByDefault_AsksForLengthAndDifference(string password, string? wrong) =>
        PasswordRules.Check(new CoordinationSignInOptions().Password, "eva", password, password).ShouldBe(wrong);

    [Theory]
    [InlineData("Horse-7-riding", null)]
    [InlineData("horse-7-riding", "PasswordKinds")]
    [InlineData("HORSE-7-RIDING", "PasswordKinds")]
    [InlineData("Horse-X-riding", "PasswordKinds")]
    [InlineData("HorseX7Xriding", "PasswordKinds")]
    public void Check_WithKindsAskedFor_MissesEachOfThem(string password, string? wrong) =>
        PasswordRules.Check(new PasswordOptions { RequiredLength = 8 }, "eva", password, password).ShouldBe(wrong);
}
