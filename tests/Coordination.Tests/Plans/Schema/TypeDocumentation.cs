using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Coordination.Plans;

namespace Coordination.Tests.Plans.Schema;

/// <summary>The summaries that the compiler collected from the sources.</summary>
internal sealed partial class TypeDocumentation
{
    private readonly Dictionary<string, XElement> _members;

    private TypeDocumentation(XDocument document) =>
        _members = document.Descendants("member").ToDictionary(member => member.Attribute("name")!.Value);

    public static TypeDocumentation Load() =>
        new(XDocument.Load(Path.ChangeExtension(typeof(HallPlan).Assembly.Location, ".xml")));

    public string? OfType(Type type) => Text(_members.GetValueOrDefault($"T:{type.FullName}")?.Element("summary"));

    public string? OfMember(Type owner, string member) =>
        Text(_members.GetValueOrDefault($"P:{owner.FullName}.{member}")?.Element("summary"))
        ?? Text(_members.GetValueOrDefault($"T:{owner.FullName}")?.Elements("param").FirstOrDefault(param => param.Attribute("name")!.Value == member));

    private static string? Text(XElement? element) =>
        element is null ? null : Spaces().Replace(string.Concat(element.Nodes().Select(Text)), " ").Trim();

    private static string Text(XNode node) => node switch
    {
        XText text => text.Value,
        XElement { Name.LocalName: "see" } see => InDocument(see.Attribute("cref")!.Value.Split('.')[^1]),
        XElement { Name.LocalName: "paramref" } reference => InDocument(reference.Attribute("name")!.Value),
        XElement element => element.Value,
        _ => "",
    };

    private static string InDocument(string name) => $"'{JsonNamingPolicy.CamelCase.ConvertName(name)}'";

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
