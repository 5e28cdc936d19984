using System.Globalization;
using Coordination.Requests;

namespace Coordination.SiloHost.Serving.Demo;

/// <summary>A citizen of the demo by number: the same one comes again, under the same name and number. Nobody is meant.</summary>
internal static class DemoPerson
{
    private const int Many = 300;

    private static readonly string[] First = ["Alicja", "Bartosz", "Celina", "Dawid", "Elżbieta", "Filip", "Grażyna", "Hubert", "Irena", "Jakub", "Kinga", "Leon"];
    private static readonly string[] Last = ["Baran", "Cieślak", "Duda", "Górska", "Jabłońska", "Kalinowska", "Lis", "Mroczek", "Nowicka", "Pawlak"];

    /// <summary>Somebody at random.</summary>
    public static PersonalDetails Draw(DemoChance chance)
    {
        var number = chance.Below(Many);
        return new PersonalDetails(
            $"{First[number % First.Length]} {Last[number / First.Length % Last.Length]}",
            string.Create(CultureInfo.InvariantCulture, $"+48 600 100 {number:000}"));
    }
}
