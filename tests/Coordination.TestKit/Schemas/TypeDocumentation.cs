using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Coordination.TestKit.Schemas;

/// <summary>The summaries that the compiler collected from the sources.</summary>
internal sealed partial class TypeDocumentation
{
    private readonly Dictionary<string, XElement> _members;

    private TypeDocumentation(IEnumerable<XDocument> documents) =>
        _members = documents.SelectMany(document => document.Descendants("member")).ToDictionary(member => member.Attribute("name")!.Value);

    public static TypeDocumentation Load(params Type[] types) =>
        new(types.Select(type => type.Assembly.Location).Distinct().Select(file => XDocument.Load(Path.ChangeExtension(file, ".xml"))));

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
