namespace Coordination.Sqlite.Storage;

/// <summary>SQLite's own word on a failure; it is translated before it leaves the assembly.</summary>
internal sealed class SqliteFault(int code, string message) : Exception(message)
{
    /// <summary>The extended result code.</summary>
    public int Code { get; } = code;

    /// <summary>The primary result code.</summary>
    public int Primary => Code & 0xFF;
}
