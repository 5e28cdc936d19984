using System.Text;
using Coordination.Access;
using Coordination.Hosting;
using Coordination.Identity;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Access;

public sealed class PrincipalIdTests
{
    /// <summary>The vectors of RFC 4648, section 10, in lower case and without padding.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("f", "my")]
    [InlineData("fo", "mzxq")]
    [InlineData("foo", "mzxw6")]
    [InlineData("foob", "mzxw6yq")]
    [InlineData("fooba", "mzxw6ytb")]
    [InlineData("foobar", "mzxw6ytboi")]
    public void Write_VectorsOfTheStandard_AreMet(string text, string expected) => Base32.Write(Encoding.ASCII.GetBytes(text)).ShouldBe(expected);

    [Fact]
    public void Of_RandomBytes_IsAnIdThatIsReadBack()
    {
        var ids = new RandomIds();
        var seen = new HashSet<PrincipalId>();
        Span<byte> random = stackalloc byte[PrincipalId.Size];
        for (var count = 0; count < 1000; count++)
        {
            ids.FillSalt(random);
            var id = PrincipalId.Of(random);

            id.ToString().Length.ShouldBe(28);
            PrincipalId.TryParse(id.ToString(), out var read).ShouldBeTrue(id.ToString());
            read.ShouldBe(id);
            seen.Add(id).ShouldBeTrue();
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("p-")]
    [InlineData("p-aaqaeayeaudaocajbifqydiob")]
    [InlineData("p-aaqaeayeaudaocajbifqydiobaa")]
    [InlineData("q-aaqaeayeaudaocajbifqydioba")]
    [InlineData("p-AAQAEAYEAUDAOCAJBIFQYDIOBA")]
    [InlineData("p-aaqaeayeaudaocajbifqydiobb")]
    [InlineData("p-aaqaeayeaudaocajbifqydio1a")]
    public void TryParse_WhatIsNoId_IsRefused(string? text) => PrincipalId.TryParse(text, out _).ShouldBeFalse();
}
