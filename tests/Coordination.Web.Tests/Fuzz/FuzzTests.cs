using System.Net.Http.Headers;
using System.Text;
using System.Text.RegularExpressions;
using Coordination.Web.Tests.Hosting;
using Coordination.Web.Tests.OpenApi;
using Shouldly;

namespace Coordination.Web.Tests.Fuzz;

/// <summary>Whatever is sent, the answer is a success or a problem of the caller's, and never a fault of the server.</summary>
public sealed partial class FuzzTests(HallFixture hall) : IClassFixture<HallFixture>
{
    private const int Rounds = 120;

    public static TheoryData<string> Operations => [.. WritingOperations.Bodies.Keys];

    [Fact]
    public async Task Operations_InTheDocument_AreAllFuzzed()
    {
        var document = await ApiDocument.ReadAsync(hall.Host.Client);

        document.Operations.Where(operation => operation.Method != "get").Select(operation => operation.Id)
            .ShouldBe(WritingOperations.Bodies.Keys, ignoreOrder: true);
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task Write_AnyBody_IsNeverAFaultOfTheServer(string id)
    {
        var operation = (await ApiDocument.ReadAsync(hall.Host.Client)).Operations.Single(one => one.Id == id);
        var (path, actor) = await AddressAsync(operation.Path);
        var mutator = new Mutator(id.Sum(letter => letter));
        for (var round = 0; round < Rounds; round++)
        {
            var body = mutator.Mutate(WritingOperations.Bodies[id]);
            var reply = await SendAsync(new HttpMethod(operation.Method.ToUpperInvariant()), path, actor, body);

            Check(reply, $"round {round}: {Encoding.Latin1.GetString(body.AsSpan(0, Math.Min(body.Length, 2000)))}");
        }

        hall.Host.Log.Lines.ShouldNotContain(line => line.StartsWith("Error", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Read_AnyPathAndQuery_IsNeverAFaultOfTheServer()
    {
        var random = new Random(7);
        string[] pieces = ["hall", "nowhere", "..%2f", "%F0%9F%9A%97", "a%20b", "-1", "0", "0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21", new string('x', 300), "%25", "'", "%E2%80%8B", "*"];
        string[] parameters = ["limit", "after", "cursor", "status", "order", "dueBefore", "department", "centre", "request", "kind", "x"];
        var reading = (await ApiDocument.ReadAsync(hall.Host.Client)).Operations
            .Where(operation => operation.Method == "get" && !operation.Path.EndsWith("/events", StringComparison.Ordinal));
        foreach (var address in reading.SelectMany(operation => Enumerable.Repeat(operation.Path, 20)))
        {
            var path = Parameter().Replace(address, _ => pieces[random.Next(pieces.Length)]);
            var query = random.Next(3) == 0 ? "" : $"?{parameters[random.Next(parameters.Length)]}={pieces[random.Next(pieces.Length)]}";

            Check(await hall.Api.GetAsync(path + query), path + query);
        }
    }

    private static void Check(ApiReply reply, string what)
    {
        reply.Status.ShouldBeLessThan(500, what + reply.Text);
        if (reply.Status >= 400)
        {
            reply.ContentType.ShouldBe("application/problem+json", what);
            reply["code"].ShouldNotBeNullOrEmpty(what);
            reply["detail"].ShouldNotBeNullOrEmpty(what);
            reply.Text.ShouldNotContain("   at ");
            reply.Text.ShouldNotContain("System.");
        }
    }

    private async Task<(string Path, string Actor)> AddressAsync(string template)
    {
        var lane = hall.NextLane();
        var ofItem = template.Contains("{item}", StringComparison.Ordinal);
        var request = ofItem ? await lane.TakenAsync() : await lane.SubmitAsync();
        var path = template
            .Replace("{centre}", "hall", StringComparison.Ordinal)
            .Replace("{staff}", lane.Clerk, StringComparison.Ordinal)
            .Replace("{department}", lane.Department, StringComparison.Ordinal)
            .Replace("{request}", request, StringComparison.Ordinal)
            .Replace("{item}", "0", StringComparison.Ordinal);
        return (path, template.StartsWith("/management", StringComparison.Ordinal) ? Api.Supervisor : ofItem ? lane.As : "");
    }

    private Task<ApiReply> SendAsync(HttpMethod method, string path, string actor, byte[] body)
    {
        var content = new ByteArrayContent(body);
        content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        (string, string)[] condition = method == HttpMethod.Put ? [("If-Match", "*")] : [];
        return hall.Api.SendAsync(method, path, content, actor.Length > 0 ? [("X-Actor", actor), .. condition] : condition);
    }

    [GeneratedRegex("{[a-z]+}")]
    private static partial Regex Parameter();
}
