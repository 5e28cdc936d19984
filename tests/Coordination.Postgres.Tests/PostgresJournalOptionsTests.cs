using Coordination.Postgres.Storage;
using Shouldly;
using Xunit;

namespace Coordination.Postgres.Tests;

public sealed class PostgresJournalOptionsTests
{
    private static readonly PostgresJournalOptions Good = new() { ConnectionString = "Host=localhost;Password=geheim" };

    public static TheoryData<string, PostgresJournalOptions> Bad => new()
    {
        { "ConnectionString", Good with { ConnectionString = "" } },
        { "ConnectionString", Good with { ConnectionString = "Host=" } },
        { "ConnectionString", Good with { ConnectionString = "Nonsense=1;Password=geheim" } },
        { "ConnectionString", Good with { ConnectionString = "Host=x;Port=geheim" } },
        { "ConnectionString", Good with { ConnectionString = "geheim" } },
        { "Schema", Good with { Schema = "" } },
        { "Schema", Good with { Schema = "Hall" } },
        { "Schema", Good with { Schema = "a;b" } },
        { "Schema", Good with { Schema = "1a" } },
        { "Schema", Good with { Schema = "pg_hall" } },
        { "Schema", Good with { Schema = new string('a', 41) } },
        { "Writers", Good with { Writers = 0 } },
        { "Writers", Good with { Writers = 17 } },
        { "MaxGroupSize", Good with { MaxGroupSize = 0 } },
        { "MaxGroupSize", Good with { MaxGroupSize = PostgresJournalOptions.GroupSizeLimit + 1 } },
        { "MaxGroupBytes", Good with { MaxGroupBytes = 1 } },
        { "RetryFor", Good with { RetryFor = TimeSpan.FromTicks(-1) } },
        { "CommandTimeout", Good with { CommandTimeout = TimeSpan.Zero } },
        { "FeedInterval", Good with { FeedInterval = TimeSpan.Zero } },
    };

    [Theory]
    [InlineData("Host=x", 20)]
    [InlineData("Host=x;Maximum Pool Size=7", 7)]
    [InlineData("Host=x;MaxPoolSize=150", 150)]
    [InlineData("Host=x;Minimum Pool Size=30", 30)]
    public void Common_PoolSize_IsWhatTheConnectionStringSaysAndTwentyWhereItSaysNothing(string connection, int expected) =>
        DataSources.Common(new PostgresJournalOptions { ConnectionString = connection }).MaxPoolSize.ShouldBe(expected);

    [Theory]
    [MemberData(nameof(Bad))]
    public void Construction_SettingOutOfRange_IsRefusedByNameWithoutThePassword(string name, PostgresJournalOptions options)
    {
        var exception = Should.Throw<ArgumentException>(() => new PostgresJournal(options));

        exception.Message.ShouldContain(name);
        exception.ToString().ShouldNotContain("geheim");
    }

    [Fact]
    public async Task Use_BeforeOpening_IsMisuse()
    {
        await using var journal = new PostgresJournal(Good);

        await Should.ThrowAsync<InvalidOperationException>(async () => await journal.AppendAsync(SampleGrain.Request(1).Next()));
        await Should.ThrowAsync<InvalidOperationException>(async () => await journal.ReadRowAsync(default));
    }
}
