using System.Text;
using Coordination.Plans;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Plans;

public sealed class PlanDocumentTests
{
    private const string Start = """{"centre":"c","name":"Hall","timeZone":"UTC",""";

    [Fact]
    public void Write_ThenRead_GivesTheSamePlan()
    {
        var bytes = PlanDocument.Write(SamplePlan.Load());

        var again = PlanDocument.Read(bytes);

        again.IsRead.ShouldBeTrue();
        PlanDocument.Write(again.Plan).ShouldBe(bytes);
        PlanDocument.Read(PlanDocument.WriteIndented(again.Plan)).Plan.ShouldNotBeNull();
        PlanDocument.Write(PlanDocument.Read(PlanDocument.WriteIndented(again.Plan)).Plan!).ShouldBe(bytes);
    }

    [Fact]
    public void Read_NothingButWhatIsRequired_KeepsEveryDefault()
    {
        var plan = Read($$"""{{Start}} "departments":[{"id":"d","name":"D"}], "staff":[{"id":"s","name":"S","department":"d"}], "services":[{"id":"x","name":"X","steps":[{"id":"a","department":"d"}]}]}""").Plan!;

        plan.Departments[0].Kind.ShouldBe(DepartmentKind.Functional);
        plan.Staff[0].Capacity.ShouldBe(StepPlan.DefaultCost);
        plan.Staff[0].Skills.IsDefault.ShouldBeFalse();
        plan.Services[0].DefaultUrgency.ShouldBe(Urgency.General);
        plan.Services[0].Steps[0].ExpectedMinutes.ShouldBe(10);
        plan.Routing.Rates.ShouldBe(RoutingPlan.DefaultRates);
        plan.Crisis.PoolingThreshold.ShouldBe(0);
        PlanCheck.Check(plan).ShouldBeEmpty();
    }

    [Fact]
    public void Write_ListsThatWereNeverSet_AreEmpty()
    {
        var plan = new HallPlan { Centre = new("c"), Name = "Hall", TimeZone = "UTC", Staff = default, Services = default, Routing = null! };

        var again = PlanDocument.Read(PlanDocument.Write(plan)).Plan!;

        again.Staff.IsEmpty.ShouldBeTrue();
        again.Routing.ShouldNotBeNull();
    }

    [Fact]
    public void Write_ValuesThatMeanSomethingByBeingNull_AreKept()
    {
        var sample = SamplePlan.Load();
        var plan = sample with { Crisis = sample.Crisis with { PoolingThreshold = null, Order = null } };

        PlanDocument.Read(PlanDocument.Write(plan)).Plan!.Crisis.PoolingThreshold.ShouldBeNull();
    }

    [Fact]
    public void Write_SameRatesInAnotherOrder_GivesTheSameBytes()
    {
        var sample = SamplePlan.Load();
        var turned = sample.Routing.Rates.Clear();
        foreach (var (level, rate) in sample.Routing.Rates.Reverse())
        {
            turned = turned.Add(level, rate);
        }

        PlanDocument.Write(sample with { Routing = sample.Routing with { Rates = turned } }).ShouldBe(PlanDocument.Write(sample));
        Encoding.UTF8.GetString(PlanDocument.Write(sample)).ShouldContain("""{"1":16,"2":8,"3":4,"4":2,"5":1}""");
    }

    [Fact]
    public void Write_Midnight_IsTheEndOfTheDay()
    {
        const string Hours = """{"day":"friday","from":"00:00","to":"24:00"}""";
        var plan = Read($$"""{{Start}} "calendars":[{"id":"k","hours":[{{Hours}}]}]}""").Plan!;

        Encoding.UTF8.GetString(PlanDocument.Write(plan)).ShouldContain(Hours);
    }

    [Fact]
    public void Read_CommentsTrailingCommasAndByteOrderMark_AreAllowed() =>
        PlanDocument.Read((byte[])[0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Start + "/* none yet */ \"staff\": [],\n// the end\n}")]).IsRead.ShouldBeTrue();

    [Fact]
    public async Task ReadAsync_Stream_IsTheSameAsBytes()
    {
        using var stream = new MemoryStream(SamplePlan.Json.ToArray());

        var reading = await PlanDocument.ReadAsync(stream);

        PlanDocument.Write(reading.Plan!).ShouldBe(PlanDocument.Write(SamplePlan.Load()));
    }

    [Fact]
    public async Task ReadAsync_MoreThan16MiB_IsAFault()
    {
        using var stream = new MemoryStream(new byte[PlanDocument.MaxBytes + 1]);

        (await PlanDocument.ReadAsync(stream)).Faults.Single().Message.ShouldContain("16 MiB");
        PlanDocument.Read(new byte[PlanDocument.MaxBytes + 1]).Faults.Single().Message.ShouldContain("16 MiB");
    }

    [Theory]
    [InlineData("\"staffs\":[]}", "$.staffs", "did you mean 'staff'?")]
    [InlineData("\"Staff\":[]}", "$.Staff", "did you mean 'staff'?")]
    [InlineData("\"colour\":1}", "$.colour", "remove it, or use one of")]
    [InlineData("\"odd name'\":1}", @"$['odd name\'']", "Unknown property")]
    [InlineData("\"staff\":null}", "$.staff", "cannot be null; leave it out")]
    [InlineData("\"staff\":[null]}", "$.staff[0]", "cannot be null; remove it")]
    [InlineData("\"staff\":{}}", "$.staff", "Expected a list in square brackets, but found an object.")]
    [InlineData("\"staff\":[7]}", "$.staff[0]", "Expected an object in curly brackets, but found 7.")]
    [InlineData("\"routing\":null}", "$.routing", "cannot be null")]
    [InlineData("\"routing\":{\"order\":\"strickt\"}}", "$.routing.order", "one of 'strict', 'accumulating', 'deadline', but found 'strickt'.")]
    [InlineData("\"routing\":{\"noShowRecalls\":1.5}}", "$.routing.noShowRecalls", "a whole number")]
    [InlineData("\"routing\":{\"noShowRecalls\":\"1\"}}", "$.routing.noShowRecalls", "found '1'")]
    [InlineData("\"routing\":{\"rates\":{\"6\":1}}}", "$.routing.rates['6']", "a level from 1")]
    [InlineData("\"routing\":{\"rates\":{\"1\":\"fast\"}}}", "$.routing.rates['1']", "a number")]
    [InlineData("\"routing\":{\"rates\":{\"1\":1,\"1\":2}}}", "$.routing.rates['1']", "given twice")]
    [InlineData("\"pooling\":{\"enabled\":\"yes\"}}", "$.pooling.enabled", "true or false")]
    [InlineData("\"pooling\":{\"groups\":[[\"a b\"]]}}", "$.pooling.groups[0][0]", "1 to 64 letters")]
    [InlineData("\"crisis\":{\"heldLevels\":[0]}}", "$.crisis.heldLevels[0]", "a level from 1")]
    [InlineData("\"negativeList\":[{\"reason\":\"r\"}]}", "$.negativeList[0].matter", "is missing; add it: 1 to 64 letters")]
    [InlineData("\"departments\":[{\"id\":\"d\"}]}", "$.departments[0].name", "'name' is missing; add it: a text in quotes, or an object")]
    [InlineData("\"departments\":[{\"id\":\"d\",\"name\":null}]}", "$.departments[0].name", "give it a value")]
    [InlineData("\"calendars\":[{\"id\":\"k\",\"hours\":[{\"day\":\"mon\",\"from\":\"08:00\",\"to\":\"09:00\"}]}]}", "$.calendars[0].hours[0].day", "'sunday', 'monday'")]
    [InlineData("\"calendars\":[{\"id\":\"k\",\"hours\":[{\"day\":\"monday\",\"from\":\"8 am\",\"to\":\"09:00\"}]}]}", "$.calendars[0].hours[0].from", "such as 08:30, but found '8 am'")]
    [InlineData("\"calendars\":[{\"id\":\"k\",\"hours\":[{\"day\":\"monday\",\"from\":\"24:00\",\"to\":\"09:00\"}]}]}", "$.calendars[0].hours[0].from", "such as 08:30")]
    [InlineData("\"calendars\":[{\"id\":\"k\",\"holidays\":[{\"date\":\"24.12.2026\",\"name\":\"n\"}]}]}", "$.calendars[0].holidays[0].date", "such as 2026-12-24")]
    [InlineData("\"name\":\"Again\"}", "$.name", "given twice")]
    [InlineData("\"$schema\":7}", "$['$schema']", "a text in quotes")]
    public void Read_OneWrongPlace_NamesItAndTheMend(string rest, string path, string says)
    {
        var reading = Read(Start + rest);

        reading.IsRead.ShouldBeFalse();
        reading.Faults.Single().Path.ShouldBe(path);
        reading.Faults.Single().Message.ShouldContain(says);
    }

    [Fact]
    public void Read_SeveralWrongPlaces_NamesThemAll() =>
        Read("""{"name":7,"staff":[{"id":"s","capacity":"much"}],"color":1}""").Faults.Select(fault => fault.Path).ShouldBe(
            ["$.name", "$.staff[0].capacity", "$.staff[0].department", "$.color", "$.centre", "$.timeZone"]);

    [Theory]
    [InlineData("", "$", "empty")]
    [InlineData(" \n ", "$", "empty")]
    [InlineData("{", "$", "line 1, column 2, $: Not valid JSON: the text ends before everything is closed")]
    [InlineData("{\"name\": \"a", "$.name", "the text ends before everything is closed")]
    [InlineData("{\"name\": \"a\" \"centre\": \"c\"}", "$.name", "'\"' stands where a comma or a closing bracket has to be")]
    [InlineData("{\"staff\": [}", "$.staff[0]", "'}' stands where a value has to be")]
    [InlineData("{\"name\": nul}", "$.name", "stands where it cannot be")]
    [InlineData("{\n  \"name\": \"Zażółć\", oops }", "$.name", "line 2, column 21, $.name: Not valid JSON: 'o' stands where a name in quotation marks has to be. Mend")]
    [InlineData("{\n\"staff\": [{}, {\"id\" 7}]}", "$.staff[1]", "'7' stands where a colon has to be")]
    [InlineData("{\"name\":\"a\nb\"}", "$.name", "a line break stands where it has to be escaped")]
    [InlineData("{} {}", "$", "line 1, column 4, $: Not valid JSON: '{' stands where the document has ended already")]
    [InlineData("[1,", "$[0]", "line 1")]
    [InlineData("plan: yes", "$", "line 1, column 1")]
    public void Read_MalformedJson_NamesLineColumnAndPath(string json, string path, string says)
    {
        var fault = Read(json).Faults.Single();

        fault.Path.ShouldBe(path);
        $"{fault.Place}: {fault.Message}".ShouldContain(says);
        fault.Message.ShouldNotContain("LineNumber");
    }

    [Theory]
    [InlineData(""" "calendars":[{"id":"c","holidays":[{"date":"2027-03-01T09:00:00","name":"H"}]}] """, "$.calendars[0].holidays[0].date", "a date such as 2026-12-24")]
    [InlineData(""" "calendars":[{"id":"c","holidays":[{"date":"2027-03-01Z","name":"H"}]}] """, "$.calendars[0].holidays[0].date", "a date such as 2026-12-24")]
    [InlineData(""" "calendars":[{"id":"c","hours":[{"day":"monday","from":"08:00Z","to":"09:00"}]}] """, "$.calendars[0].hours[0].from", "a time of day such as 08:30")]
    [InlineData(""" "calendars":[{"id":"c","hours":[{"day":"monday","from":"08:00","to":"2027-03-01T09:00:00"}]}] """, "$.calendars[0].hours[0].to", "a time of day such as 08:30")]
    [InlineData(""" "staff":[{"id":"s","department":"d","skills":[{"skill":"x","expires":"2027-03-01T00:00:00Z"}]}] """, "$.staff[0].skills[0].expires", "a date such as 2026-12-24")]
    public void F4_Read_ATimeThatIsNoneOfTheHallsClock_IsRefusedWithTheMend(string part, string path, string says)
    {
        var fault = Read($"{Start}{part}}}").Faults.ShouldHaveSingleItem();

        fault.Path.ShouldBe(path);
        fault.Message.ShouldContain(says);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("7")]
    public void Read_SomethingElseThanAnObject_IsAFaultOfTheDocument(string json) =>
        Read(json).Faults.Single().Path.ShouldBe("$");

    [Fact]
    public void Read_Utf16_SaysToSaveAsUtf8() =>
        PlanDocument.Read((byte[])[0xFF, 0xFE, .. Encoding.Unicode.GetBytes(Start + "}")]).Faults.Single().Message.ShouldContain("UTF-8");

    [Theory]
    [InlineData("{\"name\":\"\\ud800\"}")]
    [InlineData("{\"\\ud800\":1}")]
    [InlineData("{\"routing\":{\"rates\":{\"\\ud800\":1}}}")]
    public void Read_HalfACharacter_IsAFault(string json) => Read(json).Faults.ShouldNotBeEmpty();

    [Fact]
    public void Read_BytesThatAreNoText_IsAFault()
    {
        var fault = PlanDocument.Read((byte[])[.. "{\n\"name\":\"\u0142"u8, 0xC3, 0x28, .. "\"}"u8]).Faults.Single();

        fault.Path.ShouldBe("$.name");
        (fault.Line, fault.Column).ShouldBe((2, 10));
        fault.Message.ShouldContain("UTF-8");
        PlanDocument.Read((byte[])[.. "{\""u8, 0xC3, 0x28, .. "\":1}"u8]).Faults.ShouldNotBeEmpty();
    }

    [Fact]
    public void Read_TooDeep_IsAFault() => Read(new string('[', 5000)).Faults.Single().Message.ShouldContain("Not valid JSON");

    [Fact]
    public void Read_RandomDamage_NeverThrows()
    {
        var random = new Random(20261121);
        var sample = SamplePlan.Json.ToArray();
        for (var run = 0; run < 400; run++)
        {
            var damaged = sample.ToList();
            for (var hit = random.Next(1, 4); hit > 0; hit--)
            {
                var at = random.Next(damaged.Count);
                switch (random.Next(4))
                {
                    case 0: damaged[at] = (byte)random.Next(256); break;
                    case 1: damaged.RemoveAt(at); break;
                    case 2: damaged.RemoveRange(at, Math.Min(random.Next(200), damaged.Count - at)); break;
                    default: damaged.Insert(at, "{}[],:\"0n"u8[random.Next(9)]); break;
                }
            }

            var reading = PlanDocument.ReadAndCheck(damaged.ToArray());
            (reading.IsRead ^ reading.Faults.Length > 0).ShouldBeTrue();
        }
    }

    private static PlanReading Read(string json) => PlanDocument.Read(Encoding.UTF8.GetBytes(json));
}
