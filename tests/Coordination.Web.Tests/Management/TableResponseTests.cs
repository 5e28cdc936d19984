using System.Text;
using Coordination.Plans;
using Coordination.Queries;
using Coordination.Requests;
using Coordination.Web.Management.Queries;
using Microsoft.AspNetCore.Http;
using Shouldly;

namespace Coordination.Web.Tests.Management;

public sealed class TableResponseTests
{
    private const int Pages = 100;
    private const int RowsOfAPage = 1_000;

    // Whatever else this process does meanwhile: pages that have been written are held no longer, and what was read is written before much more is.
    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public async Task Write_OfAHundredThousandRows_HoldsAFewPagesAtATime(string extension)
    {
        var (pages, held, behind) = (new List<WeakReference>(), 0, 0L);
        var counting = new CountingStream();
        var form = TableForm.All.Single(form => form.Extension == extension);
        var response = new TableResponse<RequestRowView>(form, "requests", TableColumns.OfRequests, ColumnChoice.All, after =>
        {
            if (pages.Count % 10 == 9)
            {
                GC.Collect();
                held = Math.Max(held, pages.Count(page => page.IsAlive));
            }

            behind = Math.Max(behind, (pages.Count * RowsOfAPage) - counting.Lines);
            return Task.FromResult(NextPage(pages));
        });

        await response.ExecuteAsync(new DefaultHttpContext { Response = { Body = counting } });

        counting.Lines.ShouldBe((Pages * RowsOfAPage) + (extension == "csv" ? 1 : 0));
        counting.Bytes.ShouldBeGreaterThan(10_000_000);
        held.ShouldBeInRange(1, 4);
        behind.ShouldBeLessThan(2 * RowsOfAPage);
    }

    [Fact]
    public async Task Write_OfARequestThatIsOverdue_HasANumberAndNoText()
    {
        var call = new DefaultHttpContext { Response = { Body = new MemoryStream() } };
        var row = Row() with { MinutesToDue = -12, ServiceName = "-1+2" };

        await new TableResponse<RequestRowView>(TableForm.Csv, "requests", TableColumns.OfRequests, ColumnChoice.All, _ => Task.FromResult(new QueryPage<RequestRowView>([row], null))).ExecuteAsync(call);

        var table = Encoding.UTF8.GetString(((MemoryStream)call.Response.Body).ToArray());
        table.ShouldContain(",-12,false,");
        table.ShouldContain(",\"'-1+2\",");
    }

    private static QueryPage<RequestRowView> NextPage(List<WeakReference> pages)
    {
        List<RequestRowView> rows = [.. Enumerable.Range(0, RowsOfAPage).Select(_ => Row())];
        pages.Add(new WeakReference(rows));
        return new QueryPage<RequestRowView>(rows, pages.Count < Pages ? new QueryCursor(DateTimeOffset.UnixEpoch, $"{pages.Count}") : null);
    }

    private static RequestRowView Row() => new()
    {
        Request = new RequestId(Guid.NewGuid()),
        Service = new ServiceId("passport"),
        ServiceName = "Passport, with \"quotes\"",
        Status = RequestStatus.Completed,
        Channel = Channel.Window,
        Applicant = ApplicantKind.Citizen,
        Places = [],
        SubmittedAt = DateTimeOffset.UnixEpoch,
        Missed = false,
        Reopened = 0,
        Version = 7,
    };

    private sealed class CountingStream : Stream
    {
        public long Bytes { get; private set; }

        public long Lines { get; private set; }

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => Bytes;

        public override long Position
        {
            get => Bytes;
            set => throw new NotSupportedException();
        }

        public override void Flush()
        {
        }

        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

        public override void Write(ReadOnlySpan<byte> buffer)
        {
            Bytes += buffer.Length;
            Lines += buffer.Count((byte)'\n');
        }

        public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Write(buffer.Span);
            return ValueTask.CompletedTask;
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        {
            Write(buffer.AsSpan(offset, count));
            return Task.CompletedTask;
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
