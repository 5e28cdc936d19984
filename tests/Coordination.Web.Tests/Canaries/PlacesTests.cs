using System.Security.Cryptography;
using System.Text;
using Shouldly;

namespace Coordination.Web.Tests.Canaries;

public sealed class PlacesTests
{
    private readonly Places _places = new();

    [Theory]
    [InlineData("as it is")]
    [InlineData("in capitals")]
    [InlineData("in UTF-16")]
    [InlineData("in hexadecimal")]
    [InlineData("in base64", "")]
    [InlineData("in base64", "x")]
    [InlineData("in base64", "xy")]
    [InlineData("as its hash")]
    public void Find_PlantInAnyForm_SaysWhereAndHow(string form, string before = "")
    {
        var (plant, other) = (Plant.New("canary-of-a-test-"), Plant.New("canary-of-another-"));
        var text = $"{before}{plant.Text}, and more";
        byte[] content = form switch
        {
            "in capitals" => Encoding.UTF8.GetBytes(text.ToUpperInvariant()),
            "in UTF-16" => Encoding.Unicode.GetBytes(text),
            "in hexadecimal" => Encoding.UTF8.GetBytes(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(text))),
            "in base64" => Encoding.UTF8.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(text))),
            "as its hash" => SHA256.HashData(Encoding.UTF8.GetBytes(plant.Text)),
            _ => Encoding.UTF8.GetBytes(text),
        };
        _places.Add("here", [1, 2, .. content, 3]);
        _places.Add("there", [1, 2, 3]);

        _places.Find([other, plant]).ShouldBe([(plant.Kind, "here", form)]);
        _places.Find([other]).ShouldBeEmpty();
    }
}
