using System.Text;
using Shouldly;
using Xunit;

namespace Coordination.Survey.Tests.Responses;

/// <summary>Responses are read from CSV and NDJSON; nothing is lost without being told.</summary>
public sealed class ResponseReaderTests
{
    private const string Header = "office,day,wave,gender,age,a,b,all\n";

    [Fact]
    public void Read_Csv_CountsEachAnswer()
    {
        var reader = Surveys.Read(Header + "north,2018-03-02,spring,m,young,3,2,\nsouth,2018-03-01,spring,f,,1,,3\n");

        reader.Faults.Count.ShouldBe(0);
        var responses = reader.Responses;
        responses.Count.ShouldBe(2);
        (responses.From, responses.To).ShouldBe((new DateOnly(2018, 3, 1), new DateOnly(2018, 3, 2)));
        responses.Offices.ShouldBe(new Dictionary<string, int> { ["north"] = 1, ["south"] = 1 }, ignoreOrder: true);
        responses.Waves["spring"].ShouldBe(2);
        responses.AnswersTo("gender").ToArray().ShouldBe([1, 2]);
        responses.AnswersTo("b").ToArray().ShouldBe([2, 0]);
        responses.AnswersTo("all").ToArray().ShouldBe([0, 1]);
    }

    [Fact]
    public void Read_ChineseCsvOfASpreadsheet_IsTheSame()
    {
        var reader = Surveys.Read("\uFEFFoffice;性别;Age;Attitude;Knowledge;All in all\r\n北;女;old;好;一般;差\r\n");

        reader.Faults.Kept.ShouldBeEmpty();
        reader.Responses.AnswersTo("gender").ToArray().ShouldBe([2]);
        reader.Responses.AnswersTo("all").ToArray().ShouldBe([3]);
    }

    [Fact]
    public void Read_NdJson_IsTheSame()
    {
        var reader = Surveys.Read("{\"office\":\"north\",\"gender\":\"m\",\"a\":3,\"b\":[2]}\n\n{\"office\":\"north\",\"day\":null,\"gender\":\"女\"}\n");

        reader.Faults.Kept.ShouldBeEmpty();
        reader.Responses.AnswersTo("gender").ToArray().ShouldBe([1, 2]);
        reader.Responses.AnswersTo("b").ToArray().ShouldBe([2, 0]);
    }

    [Fact]
    public void Read_TwoAnswersToOneQuestion_IsOneChoice()
    {
        var table = Surveys.Read(Header + "north,,,m|f,young,3,2,3\n").Faults.Kept.ShouldHaveSingleItem();
        var objects = Surveys.Read("{\"office\":\"north\",\"gender\":[\"m\",\"f\"]}").Faults.Kept.ShouldHaveSingleItem();

        (table.Code, table.Line, table.Column).ShouldBe(("one-choice", 2, "gender"));
        table.Message.ShouldBe("'m|f' is 2 answers, and the question has one: keep the one that was meant, or leave it empty.");
        (objects.Code, objects.Line, objects.Column).ShouldBe(("one-choice", 1, "gender"));
    }

    [Fact]
    public void Read_SeveralFiles_TellsEveryFaultInOnePass()
    {
        var reader = Surveys.Read(Header + "north,2018-02-30,,m,yung,4,2,3\nnorth,,,m,young,3,2,3\nnorth,,\n", Header + ",,,x,young,3,2,3\n");

        reader.Faults.Kept.Select(fault => (fault.File, fault.Line, fault.Column, fault.Code)).ShouldBe(
        [
            ("file1", 2, "day", "not-a-day"), ("file1", 2, "age", "unknown-answer"), ("file1", 2, "a", "unknown-answer"), ("file1", 4, null, "width"),
            ("file2", 2, "gender", "unknown-answer"), ("file2", 2, "office", "no-office"),
        ]);
        reader.Faults.Kept[1].Message.ShouldBe("'yung' is no answer, did you mean 'young'; write one of young, old, older, or leave it empty.");
        reader.Responses.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("office,gender,age,a,b\n", "missing-column", "all")]
    [InlineData("office,gender,age,a,b,all,gendr\n", "unknown-column", "gendr")]
    [InlineData("office,gender,age,a,b,all,Gender\n", "unknown-column", "Gender")]
    [InlineData("", "missing-column", null)]
    [InlineData("office,gender,age,a,b,all\nnorth,\"m\"x,young,3,3,3\n", "form", null)]
    [InlineData("{\"office\":\"north\",\"gendr\":\"m\"}", "unknown-column", "gendr")]
    [InlineData("{\"office\":\"north\",\"gender\":true}", "unknown-answer", "gender")]
    [InlineData("{\"office\":\n", "form", null)]
    public void Read_OfAnotherForm_SaysWhat(string text, string code, string? column)
    {
        var fault = Surveys.Read(text).Faults.Kept.ShouldHaveSingleItem();

        (fault.Code, fault.Column).ShouldBe((code, column));
    }

    // 北 in GB18030.
    [Fact]
    public void Read_OfAnotherCode_SaysHowToConvertIt()
    {
        var fault = Surveys.ReadBytes([.. Encoding.UTF8.GetBytes(Header), 0xB1, 0xB1, .. ",,,,,,,\n"u8]).Faults.Kept.ShouldHaveSingleItem();

        fault.Code.ShouldBe("not-utf-8");
        fault.Message.ShouldContain("iconv -f GB18030 -t UTF-8 file1");
    }

    [Fact]
    public void Read_WithMoreFaultsThanAreKept_CountsThemAll()
    {
        var faults = Surveys.Read(Header + string.Concat(Enumerable.Repeat("north,,,x,,,,\n", 1_500))).Faults;

        (faults.Count, faults.Kept.Count).ShouldBe((1_500, 1_000));
    }
}
