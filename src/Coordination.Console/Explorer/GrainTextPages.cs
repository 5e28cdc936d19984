using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Nodes;
using System.Text.Json;
using Coordination.Access;
using Coordination.Console.Commands;
using Coordination.Console.Shell;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Identity;
using Coordination.Journal;
using Coordination.Web.Access;
using Coordination.Web.Callers;
using Coordination.Web.Management.Grains;
using Coordination.Web.OpenApi;
using Coordination.Web.Problems;
using Coordination.Web.SignIn;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Coordination.Console.Explorer;

/// <summary>The personal texts of any grain but a request, behind a look that is on record: a request's are on a page of their own.</summary>
internal static class GrainTextPages
{
    public static void Map(RouteGroupBuilder pages)
    {
        foreach (var kind in GrainKinds.All.Where(kind => kind.Kind != GrainKind.Request))
        {
            var path = kind.IsWithinHall ? $"/grains/{kind.Name}/{{centre}}/{{id}}/personal" : $"/grains/{kind.Name}/{{id}}/personal";
            Described(pages.MapGet(path, (HttpContext call, HistoryQuery part, ICoordination coordination) => AskAsync(kind, call, coordination)), kind);
            Described(
                pages.MapPost(path, (HttpContext call, HistoryQuery part, PrincipalCaller caller, IAntiforgery antiforgery, ICoordination coordination) => ReadAsync(kind, call, part, caller, antiforgery, coordination)), kind);
        }
    }

    /// <summary>What reading the texts of a kind of grain needs, as the API asks it.</summary>
    public static Permission PermissionOf(GrainKind kind) => kind == AccessGrainKind.KeyOf(null).Kind ? Permission.ReadAccess : Permission.ReadPersonal;

    private static void Described(RouteHandlerBuilder page, GrainKindDefinition kind) =>
        page.WithMetadata(kind).Needs(PermissionOf(kind.Kind)).Takes("after", "Only texts that came after this version.").Takes("limit", "At most so many.");

    private static string? Part(HttpContext call, string name) => call.GetRouteValue(name) as string;

    private static string PathOf(GrainKindDefinition kind, HttpContext call) => ExplorerPages.AddressOf(kind, Part(call, "centre"), Part(call, "id"));

    private static async Task<IResult> AskAsync(GrainKindDefinition kind, HttpContext call, ICoordination coordination) =>
        !GrainAddress.TryRead(kind, Part(call, "centre"), Part(call, "id"), out var key, out var problem) ? new ProblemResult(problem!)
        : await coordination.Journal.ReadRowAsync(key, call.RequestAborted) is { } row ? Form(kind, key, row.Centre, call, null)
        : new ProblemResult(Problem.NotFound("There is no such thing here."));

    private static PageResult<CommandView, CommandModel> Form(GrainKindDefinition kind, GrainKey key, CentreId hall, HttpContext call, (Refusal Refusal, IFormCollection Kept)? wrong) =>
        new("Explorer", (page, _) => ValueTask.FromResult<Found<CommandModel>>(new CommandModel("GrainTexts", $"{page.Texts.OfCode("Kind", kind.Name)} {key.Id}", [], PathOf(kind, call))
        {
            Key = "",
            TakesCode = false,
            Refusal = wrong?.Refusal,
            Kept = wrong?.Kept,
        }))
        {
            HallOf = _ => hall,
            Title = (page, _) => page.Texts.Of("GrainTexts"),
            Status = wrong is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest,
        };

    private static async Task<IResult> ReadAsync(
        GrainKindDefinition kind, HttpContext call, HistoryQuery part, PrincipalCaller caller, IAntiforgery antiforgery, ICoordination coordination)
    {
        if (await SignInForm.ReadAsync(call, antiforgery) is not { } form)
        {
            return new ProblemResult(FormProblems.Stale);
        }

        if (!GrainAddress.TryRead(kind, Part(call, "centre"), Part(call, "id"), out var key, out var problem))
        {
            return new ProblemResult(problem!);
        }

        if (await coordination.Journal.ReadRowAsync(key, call.RequestAborted) is not { } row)
        {
            return new ProblemResult(Problem.NotFound("There is no such thing here."));
        }

        if (form["reason"].ToString().Trim() is not { Length: > 0 } reason || !PlainText.Fits(reason, FormProblems.LongestReason))
        {
            return Form(kind, key, row.Centre, call, (new Refusal(RefusalCodes.Invalid, FormProblems.NoReason.Detail, "reason"), form));
        }

        // The look is on record before anything is shown, as when a program looks.
        var (texts, refused) = await Answers.FindAsync<GrainTextsView>(GrainTextsReading.ReadAsync(
            kind, Part(call, "centre"), Part(call, "id"), part, new PersonalCaller(caller.Meta, false, reason, null), coordination, call.RequestAborted));
        return texts is null
            ? new ProblemResult(refused!)
            : new PageResult<GrainTextsPageView, GrainTextsModel>("Explorer", (_, _) => ValueTask.FromResult<Found<GrainTextsModel>>(GrainTextsModel.Of(texts, PathOf(kind, call))))
            {
                HallOf = _ => row.Centre,
                Title = (page, _) => $"{page.Texts.Of("GrainTexts")}: {page.Texts.OfCode("Kind", kind.Name)} {key.Id}",
            };
    }
}

/// <summary>Personal texts of a grain.</summary>
/// <param name="Texts">Each with its version, when it came, with which event, and its fields.</param>
/// <param name="Next">The version after which the next part begins; null where this is the last.</param>
/// <param name="Path">The grain's page.</param>
internal sealed record GrainTextsModel(ImmutableArray<(long Version, DateTimeOffset At, string Event, ImmutableArray<(string Name, string Value)> Fields)> Texts, long? Next, string Path)
{
    public static GrainTextsModel Of(GrainTextsView view, string path) =>
        new([.. view.Texts.Select(text => (text.Version, text.At, text.Event, FieldsOf(text.Text).ToImmutableArray()))], view.Next, path);

    /// <summary>The address of the form for the next part.</summary>
    public string? NextPath => Next is { } after ? $"{Path}/personal?after={after.ToString(CultureInfo.InvariantCulture)}" : null;

    private static IEnumerable<(string, string)> FieldsOf(JsonNode? text) => text switch
    {
        JsonObject fields => fields.Where(field => field.Value is not null).Select(field => (field.Key, TextOf(field.Value!))),
        null => [],
        _ => [("words", TextOf(text))],
    };

    private static string TextOf(JsonNode value) => value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : GrainModel.Text(value);
}
