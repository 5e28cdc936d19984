using Coordination.SiloHost.TestKit;
using Xunit;

namespace Coordination.SiloHost.Tests.Serving;

/// <summary>A silo alone to which callers prove who they are, for the tests of a class that leave it as it is.</summary>
public class ServedHall : IAsyncLifetime
{
    private readonly string[] _options;
    private readonly TemporaryFolder _folder = new();
    private Served? _served;

    public ServedHall()
        : this([])
    {
    }

    private protected ServedHall(string[] options) => _options = options;

    /// <summary>Its database's file.</summary>
    public string Data => _folder.File("hall.db");

    internal Served Served => _served ?? throw new InvalidOperationException("The host has not started.");

    public async Task InitializeAsync() => _served = await Served.StartGuardedAsync(["--data", Data, .. _options]);

    public async Task DisposeAsync()
    {
        await (_served?.DisposeAsync() ?? ValueTask.CompletedTask);
        _folder.Dispose();
    }
}

/// <summary>The same without Orleans, which starts sooner.</summary>
public sealed class InProcessHall() : ServedHall(["--in-process"]);
