using System.IO.Compression;
using System.Text;
using Coordination.Simulation.Recordings;
using Shouldly;
using Xunit;

namespace Coordination.Simulation.Tests.Recordings;

public sealed class RecordingReaderTests : IDisposable
{
    private const string Header = "date,time,desk_id,desk_letter,desk_name,open_counters,waiting,number_called,nominal_service_minutes,status\n";
    private const string First = "2026-03-02,08:00,1,A,\"Cars, boats\",2,0,,5,1\n";
    private const string Second = "2026-03-02,08:05,1,A,\"Cars, boats\",2,3,004,5,-2147483648\n";

    private static readonly DateOnly Day = new(2026, 3, 2);

    private readonly string _folder = Directory.CreateTempSubdirectory("recordings").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void ReadDay_PlainFile_KeepsDesksAndSnapshots()
    {
        var day = RecordingReader.ReadDay(Write(Header + First + Second), Day);

        day.Hall.ShouldBe("hall");
        var desk = day.Desks.ShouldHaveSingleItem();
        desk.Name.ShouldBe("Cars, boats");
        desk.Snapshots.ShouldBe([
            new RecordedSnapshot(new TimeOnly(8, 0), 2, 0, null, 5),
            new RecordedSnapshot(new TimeOnly(8, 5), 2, 3, 4, 5)]);
        day.Peak.ShouldBe((new TimeOnly(8, 5), 3));
    }

    [Fact]
    public void ReadDay_GzippedFile_IsReadTheSame()
    {
        var path = Path.Combine(_folder, "ud-hall.csv.gz");
        using (var zip = new GZipStream(File.Create(path), CompressionLevel.Fastest))
        {
            zip.Write(Encoding.UTF8.GetBytes(Header + First + Second));
        }

        var day = RecordingReader.ReadDay(path, Day);

        day.Hall.ShouldBe("ud-hall");
        day.Desks[0].Snapshots.Length.ShouldBe(2);
    }

    [Fact]
    public void ReadDay_SnapshotsTwiceAndOutOfOrder_AreOrderedAndTheFullerCounts()
    {
        var again = Second.Replace(",3,004,", ",7,005,", StringComparison.Ordinal);

        var day = RecordingReader.ReadDay(Write(Header + again + Second + First), Day);

        day.Desks[0].Snapshots.Select(snapshot => (snapshot.At, snapshot.Waiting))
            .ShouldBe([(new TimeOnly(8, 0), 0), (new TimeOnly(8, 5), 7)]);
    }

    [Fact]
    public void ReadDay_ZeroCalled_IsNoNumber() =>
        RecordingReader.ReadDay(Write(Header + First + Second.Replace("004", "000", StringComparison.Ordinal)), Day)
            .Desks[0].Snapshots[1].NumberCalled.ShouldBeNull();

    [Theory]
    [InlineData("08:05", "8h05", "time", "not a time of day")]
    [InlineData(",3,004", ",three,004", "waiting", "'three' is not a count")]
    [InlineData(",3,004", ",-3,004", "waiting", "'-3' is not a count")]
    [InlineData(",3,004", ",,004", "waiting", "not a count")]
    [InlineData("004", "4.5", "number_called", "'4.5' is not a count")]
    [InlineData(",2,3,", ",9999999999,3,", "open_counters", "not a count")]
    [InlineData("2026-03-02,08:05,1", "2026-03-02,08:05,", "desk_id", "is empty")]
    [InlineData("2026-03-02,08:05", "02.03.2026,08:05", "date", "not a date")]
    [InlineData("2026-03-02,08:05", "2026-02-30,08:05", "date", "not a date")]
    public void ReadDay_BadField_NamesFileLineAndField(string good, string bad, string field, string words)
    {
        var path = Write(Header + First + Second.Replace(good, bad, StringComparison.Ordinal));

        var fault = Should.Throw<RecordingException>(() => RecordingReader.ReadDay(path, Day));

        (fault.File, fault.Line, fault.Field).ShouldBe((path, 3, field));
        fault.Message.ShouldStartWith($"{path}, line 3, field {field}: ");
        fault.Message.ShouldContain(words);
    }

    [Theory]
    [InlineData("waiting")]
    [InlineData("number_called")]
    [InlineData("nominal_service_minutes")]
    public void ReadDay_MissingColumn_NamesIt(string column)
    {
        var path = Write(Header.Replace(column, "other", StringComparison.Ordinal) + First + Second);

        var fault = Should.Throw<RecordingException>(() => RecordingReader.ReadDay(path, Day));

        (fault.Line, fault.Field).ShouldBe((1, column));
        fault.Message.ShouldContain("missing");
    }

    [Fact]
    public void ReadDay_ShortLine_SaysHowManyFields()
    {
        var fault = Should.Throw<RecordingException>(
            () => RecordingReader.ReadDay(Write(Header + First + "2026-03-02,08:05,1\n"), Day));

        fault.Line.ShouldBe(3);
        fault.Message.ShouldContain("has 3 fields where the header has 10");
    }

    [Fact]
    public void ReadDay_StrayQuote_NamesTheLine()
    {
        var fault = Should.Throw<RecordingException>(
            () => RecordingReader.ReadDay(Write(Header + First + Second.Replace("\"Cars, boats\"", "Ca\"rs", StringComparison.Ordinal)), Day));

        fault.Line.ShouldBe(3);
        fault.Message.ShouldContain("quotation mark");
    }

    [Theory]
    [InlineData(';')]
    [InlineData('\t')]
    public void F23_ReadDay_SemicolonsOrTabs_AreReadByTheHeader(char separator)
    {
        var text = (Header + First + Second).Replace("\"Cars, boats\"", "Cars", StringComparison.Ordinal)
            .Replace(',', separator).Replace("Cars", "\"Cars, boats; trams\"", StringComparison.Ordinal);

        var day = RecordingReader.ReadDay(Write(text), Day);

        day.Desks[0].Name.ShouldBe("Cars, boats; trams");
        day.Peak.ShouldBe((new TimeOnly(8, 5), 3));
    }

    [Fact]
    public void F23_ReadDay_ASpreadsheetsOwnLine_IsReadAsItSays()
    {
        var text = "sep=;\r\n" + (Header + First + Second).Replace("\"Cars, boats\"", "Cars", StringComparison.Ordinal).Replace(',', ';');

        RecordingReader.ReadDay(Write(text), Day).Desks[0].Name.ShouldBe("Cars");
    }

    [Fact]
    public void F23_ReadDay_SemicolonsAndAMissingColumn_NamesTheColumn()
    {
        var text = Header.Replace(",waiting", "", StringComparison.Ordinal).Replace(',', ';') + First + Second;

        var fault = Should.Throw<RecordingException>(() => RecordingReader.ReadDay(Write(text), Day));

        (fault.Line, fault.Field).ShouldBe((1, "waiting"));
        fault.Message.ShouldContain("the header has date,time,desk_id");
    }

    [Fact]
    public void F23_ReadDay_SemicolonWithinAFieldWithoutQuotes_IsNamed()
    {
        var text = (Header + First + Second).Replace("\"Cars, boats\"", "Cars", StringComparison.Ordinal).Replace(',', ';')
            .Replace("08:05;1;A;Cars", "08:05;1;A;Cars; boats", StringComparison.Ordinal);

        var fault = Should.Throw<RecordingException>(() => RecordingReader.ReadDay(Write(text), Day));

        fault.Line.ShouldBe(3);
        fault.Message.ShouldContain("a semicolon");
    }

    [Theory]
    [InlineData("Cars,\nboats", "a line break")]
    [InlineData("Cars\u202Eboats", "cannot be seen")]
    [InlineData("{200}", "has 200 characters; use at most 190")]
    public void F23_ReadDay_ADeskNameThatCannotBeOne_NamesFileAndLine(string name, string words)
    {
        var text = Header + First + Second.Replace("Cars, boats", name.Replace("{200}", new string('a', 200), StringComparison.Ordinal), StringComparison.Ordinal) + First;

        var fault = Should.Throw<RecordingException>(() => RecordingReader.ReadDay(Write(text), Day));

        (fault.Line, fault.Field).ShouldBe((3, "desk_name"));
        fault.Message.ShouldContain(words);
    }

    [Fact]
    public void F23_ReadDay_AfterALineBreakWithinAField_LinesAreThoseOfTheFile()
    {
        var text = Header + First.Replace("2026-03-02", "\n2026-03-02", StringComparison.Ordinal).Replace(",08:00", "\",08:00", StringComparison.Ordinal).Insert(0, "\"")
            + Second.Replace("08:05", "8h05", StringComparison.Ordinal);

        Should.Throw<RecordingException>(() => RecordingReader.ReadDay(Write(text), Day)).Line.ShouldBe(4);
    }

    [Fact]
    public void F23_ReadDay_AQuoteThatIsNeverClosed_NamesTheLine()
    {
        var text = Header + First + Second.Replace("boats\"", "boats", StringComparison.Ordinal) + string.Concat(Enumerable.Repeat(Second.Replace("\"", "", StringComparison.Ordinal), 40_000));

        Should.Throw<RecordingException>(() => RecordingReader.ReadDay(Write(text), Day)).Message.ShouldContain("line 3: has a quotation mark out of place");
    }

    [Fact]
    public void ReadDay_UnknownDate_SaysWhichThereAre()
    {
        var fault = Should.Throw<RecordingException>(() => RecordingReader.ReadDay(Write(Header + First + Second), new DateOnly(2026, 3, 3)));

        fault.Field.ShouldBe("date");
        fault.Message.ShouldContain("nothing of 2026-03-03; choose one of 2026-03-02.");
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData(Header, "no lines")]
    [InlineData(Header + First, "single moment")]
    public void ReadDay_TooLittle_SaysWhatIsMissing(string text, string words) =>
        Should.Throw<RecordingException>(() => RecordingReader.ReadDay(Write(text), Day)).Message.ShouldContain(words);

    [Fact]
    public void ReadDay_NoSuchFile_SaysSo() =>
        Should.Throw<RecordingException>(() => RecordingReader.ReadDay(Path.Combine(_folder, "none.csv"), Day))
            .Message.ShouldContain("there is no such file");

    [Fact]
    public void ReadDay_Directory_SaysSo() =>
        Should.Throw<RecordingException>(() => RecordingReader.ReadDay(_folder, Day)).Message.ShouldContain("cannot be opened");

    [Fact]
    public void ReadDay_GzNameWithoutGzip_SaysSo()
    {
        var path = Path.Combine(_folder, "hall.csv.gz");
        File.WriteAllText(path, Header + First + Second);

        Should.Throw<RecordingException>(() => RecordingReader.ReadDay(path, Day)).Message.ShouldContain("is not gzipped");
    }

    [Fact]
    public void ReadDay_DamagedGzip_SaysSo()
    {
        var path = Path.Combine(_folder, "hall.csv.gz");
        File.WriteAllBytes(path, [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 3, 0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3]);

        Should.Throw<RecordingException>(() => RecordingReader.ReadDay(path, Day)).Message.ShouldContain("fetch it again");
    }

    [Fact]
    public void ReadDay_NotUtf8_SaysSo()
    {
        var path = Path.Combine(_folder, "latin.csv");
        File.WriteAllBytes(path, [.. Encoding.ASCII.GetBytes(Header), 0xE9, 0xFF, 0x0A]);

        Should.Throw<RecordingException>(() => RecordingReader.ReadDay(path, Day)).Message.ShouldContain("UTF-8");
    }

    private string Write(string text)
    {
        var path = Path.Combine(_folder, "hall.csv");
        File.WriteAllText(path, text);
        return path;
    }
}
