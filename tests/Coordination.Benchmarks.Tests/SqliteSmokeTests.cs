namespace Coordination.Benchmarks.Tests;

public sealed class SqliteSmokeTests() : SmokeTests("sqlite", "SQLite");
