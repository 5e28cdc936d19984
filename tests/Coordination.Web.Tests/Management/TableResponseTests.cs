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

    [Theory]
    [InlineData("csv")]
    [InlineData("ndjson")]
    public async Task Write_OfAHundredThousandRows_TakesNoMoreMemoryThanOfAFew(string extension)
    {
        var (page, few, most) = (0, 0L, 0L);
        var form = TableForm.All.Single(form => form.Extension == extension);
        var response = new TableResponse<RequestRowView>(form, "requests", TableColumns.OfRequests, ColumnChoice.All, after =>
        {
            if (++page % 10 == 0)
            {
                var held = GC.GetTotalMemory(forceFullCollection: true);
                (few, most) = (page == 10 ? held : few, Math.Max(most, held));
            }

            return Task.FromResult(new QueryPage<RequestRowView>([.. Enumerable.Range(0, RowsOfAPage).Select(_ => Row())], page < Pages ? new QueryCursor(DateTimeOffset.UnixEpoch, $"{page}") : null));
        });
        var counting = new CountingStream();

        await response.ExecuteAsync(new DefaultHttpContext { Response = { Body = counting } });

        counting.Lines.ShouldBe((Pages * RowsOfAPage) + (extension == "csv" ? 1 : 0));
        counting.Bytes.ShouldBeGreaterThan(10_000_000);

        // A tenth of what has been written by then would not fit.
        (most - few).ShouldBeLessThan(counting.Bytes / 10);
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
