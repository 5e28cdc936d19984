using System.Collections.Immutable;
using System.Text;
using Coordination.Queries;
using Coordination.Web.Problems;
using Coordination.Web.Responses;
using CsvHelper;
using Microsoft.AspNetCore.Http;

namespace Coordination.Web.Management.Queries;

/// <summary>A whole list as a file, written page by page: however long it is, one page is in memory.</summary>
/// <param name="form">Its form.</param>
/// <param name="name">The file's name, without its end.</param>
/// <param name="all">The columns that there are.</param>
/// <param name="fields">Which of them are asked for.</param>
/// <param name="read">Reads a page.</param>
internal sealed class TableResponse<T>(TableForm form, string name, IReadOnlyList<TableColumn<T>> all, ColumnChoice fields, Func<QueryCursor?, Task<QueryPage<T>>> read) : IResult
{
    // A text that a spreadsheet would take for a formula is written so that it does not.
    private static readonly CsvWriterOptions Csv = CsvWriterOptions.Default with { Injection = CsvInjection.Escape, NewLine = "\r\n" };

    /// <summary>The languages of the plan's names in it; none where everybody is told the same.</summary>
    public ImmutableArray<string> Languages { get; init; } = [];

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var (columns, noColumn) = form.IsTable ? fields.Of(all) : (all, null);
        var (members, noMember) = form.IsTable ? (RowMembers<T>.All, null) : fields.Of<T>();
        if ((noColumn ?? noMember) is { } problem)
        {
            await new ProblemResult(problem).ExecuteAsync(httpContext);
            return;
        }

        // A fault of the first page is told as such; later ones break the file off.
        var page = await read(null);
        var response = httpContext.Response;
        response.ContentType = form.MediaType + form.Details;
        ToldLanguages.Tell(response, Languages);
        response.Headers.CacheControl = "no-store";
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}.{form.Extension}\"";
        await (form.IsTable ? WriteCsvAsync(page, columns, response) : WriteLinesAsync(page, members, response));
    }

    private async Task WriteCsvAsync(QueryPage<T> page, IReadOnlyList<TableColumn<T>> columns, HttpResponse response)
    {
        if (form.HasMark)
        {
            await response.Body.WriteAsync(Encoding.UTF8.Preamble.ToArray());
        }

        await using var csv = CsvWriter.Create(response.Body, Csv, leaveOpen: true);
        foreach (var column in columns)
        {
            csv.WriteField(column.Name);
        }

        await csv.EndRecordAsync();
        await foreach (var row in RowsAsync(page))
        {
            foreach (var column in columns)
            {
                if (column.Number is { } number)
                {
                    csv.WriteField(number(row), TableColumn<T>.NumberFormat);
                }
                else
                {
                    csv.WriteField(column.Text(row));
                }
            }

            await csv.EndRecordAsync();
        }
    }

    private async Task WriteLinesAsync(QueryPage<T> page, RowMembers<T> members, HttpResponse response)
    {
        await foreach (var row in RowsAsync(page))
        {
            await response.Body.WriteAsync(members.LineOf(row));
            await response.Body.WriteAsync("\n"u8.ToArray());
        }
    }

    private async IAsyncEnumerable<T> RowsAsync(QueryPage<T> page)
    {
        while (true)
        {
            foreach (var row in page.Rows)
            {
                yield return row;
            }

            if (page.Next is null)
            {
                yield break;
            }

            page = await read(page.Next);
        }
    }
}
