using Coordination.TestKit.Postgres;

namespace Coordination.Benchmarks.Tests;

[NeedsPostgres]
public sealed class PostgresSmokeTests() : SmokeTests("postgres", "PostgreSQL");
