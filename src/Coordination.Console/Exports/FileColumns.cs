using System.Globalization;
using Coordination.Batches;
using Coordination.Console.Batches;
using Coordination.Console.Figures;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Web.Json;
using Coordination.Web.Management.Batches;
using Coordination.Web.Management.Grains;
using Coordination.Web.Management.Queries;

namespace Coordination.Console.Exports;

/// <summary>The columns of each list, for people.</summary>
internal static class FileColumns
{
    private const int DayLength = 10;

    public static IReadOnlyList<TableColumn<RequestRowView>> OfRequests(FileWords words)
    {
        var (page, texts) = (words.Page, words.Page.Texts);
        return
        [
            words.Text<RequestRowView>("Id", row => row.Request.ToString()),
            words.Text<RequestRowView>("Service", row => page.NameOf(row.Service)),
            words.Text<RequestRowView>("StatusHead", row => texts.Of(row.Status)),
            words.Text<RequestRowView>("UrgencyHead", row => row.Urgency is { } urgency ? texts.Of("PersonAt", (int)urgency, texts.Of(urgency)) : null),
            words.Text<RequestRowView>("ChannelHead", row => texts.Of(row.Channel)),
            words.Text<RequestRowView>("Filter.applicant", row => texts.OfCode("Applicant", KebabNames<ApplicantKind>.NameOf(row.Applicant))),
            words.Text<RequestRowView>("Department", row => words.Several(row.Places.Select(place => page.NameOf(place.Department)))),
            words.Text<RequestRowView>("HeldBy", row => words.Several(row.Places.Select(place => place.Staff is { } holder ? page.NameOf(holder) : null))),
            words.Text<RequestRowView>("Filter.handledBy", row => words.Several(row.HandledBy?.Select(handler => page.NameOf(handler.Staff)))),
            words.Number<RequestRowView>("FilePosition", row => row.Waits?.Min(wait => wait.Position)),
            words.Number<RequestRowView>("FileWaited", row => row.Waits?.Max(wait => (long?)wait.MinutesWaited)),
            words.Text<RequestRowView>("FileWhy", row => words.Several(row.Waits?.Select(wait => wait.WhyCode is { } code ? texts.OfCode("Wait", code) : null))),
            words.Time<RequestRowView>("Submitted", row => row.SubmittedAt),
            words.Time<RequestRowView>("FileFirstTaken", row => row.FirstTakenAt),
            words.Time<RequestRowView>("Ended", row => row.ClosedAt),
            words.Time<RequestRowView>("DueHead", row => row.Due),
            words.Number<RequestRowView>("FileToDue", row => row.MinutesToDue),
            words.Text<RequestRowView>("Filter.missed", row => texts.Of(row.Missed ? "Yes" : "No")),
            words.Number<RequestRowView>("Rating", row => row.Rating),
            words.Number<RequestRowView>("FileReopened", row => row.Reopened),
        ];
    }

    /// <summary>Those of the audit; what proves a row comes last.</summary>
    /// <param name="words">The words.</param>
    /// <param name="names">The names of those whom the reader may know by name.</param>
    public static IReadOnlyList<TableColumn<AuditRowView>> OfAudit(FileWords words, IReadOnlyDictionary<string, string> names)
    {
        var (page, texts) = (words.Page, words.Page.Texts);
        return
        [
            words.Time<AuditRowView>("WhenHead", row => row.At),
            words.Text<AuditRowView>("ActorHead", row => names.GetValueOrDefault(row.By.Id)),
            words.Text<AuditRowView>("RoleHead", row => texts.OfCode("Actor", row.By.Kind.ToString())),
            words.Text<AuditRowView>("EventHead", row => texts.OfCode("Event", row.Event)),
            words.Text<AuditRowView>("OnWhat", row => texts.OfCode("Kind", GrainKindNames.NameOf(row.Kind))),
            words.Text<AuditRowView>("Id", row => row.Id),
            words.Number<AuditRowView>("VersionHead", row => row.Version),
            words.Text<AuditRowView>("ReasonCode", row => row.Reason is { } reason ? page.NameOf(reason) : null),
            words.Text<AuditRowView>("FileActorId", row => row.By.Id),
            words.Text<AuditRowView>("FileEventCode", row => row.Event),
            words.Number<AuditRowView>("FileSequence", row => row.Sequence),
            words.Text<AuditRowView>("FileProof", row => row.Proof),
        ];
    }

    public static IReadOnlyList<TableColumn<BatchItemView>> OfBatch(FileWords words, BatchVerb verb) =>
    [
        words.Number<BatchItemView>("FilePlace", item => item.Place),
        words.Text<BatchItemView>("Id", item => item.Request.ToString()),
        words.Text<BatchItemView>("StatusHead", item => words.Page.Texts.Of($"Batch.{KebabNames<BatchOutcome>.NameOf(item.Outcome)}")),
        words.Text<BatchItemView>("BatchRefused", item => item.Code is { } code ? BatchWords.OfRefusal(words.Page, verb, code) : null),
    ];

    public static IReadOnlyList<TableColumn<FigureRowView>> OfFigures(FileWords words, FigureSearch search)
    {
        var page = words.Page;
        return
        [
            search.By switch
            {
                null => words.Text<FigureRowView>("FigureHead", _ => page.Texts.Of("FileWhole")),
                FigureDimension.Hour => words.Time<FigureRowView>("By.Hour", row => DateTimeOffset.TryParse(row.Key, CultureInfo.InvariantCulture, out var hour) ? hour : null),
                FigureDimension.Day => words.Text<FigureRowView>("By.Day", row => row.Key?[..DayLength]),
                { } by => words.Text<FigureRowView>($"By.{by}", row => FigureNames.Of(row, by, page)),
            },
            .. search.Metrics.Select(metric => new FigureScale(page.Texts, metric.Name).ColumnBy(search.By)),
        ];
    }
}
