using System.Diagnostics;
using Coordination.SiloHost.TestKit;
using Xunit;

namespace Coordination.Deploy.Tests.Images;

/// <summary>The program as the image holds it, in a folder that everybody may read.</summary>
/// <remarks>
/// The suite takes the program that was built beside it, or that <c>COORDINATION_SILO_HOST</c> names. With <c>COORDINATION_PUBLISH=1</c> the container file's own command
/// publishes it from the container's build context, which takes a minute or more.
/// </remarks>
public sealed class PublishedProgram : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("coordination-image-").FullName;

    public string App => Path.Combine(_folder, "app");

    public async Task InitializeAsync()
    {
        if (Environment.GetEnvironmentVariable("COORDINATION_PUBLISH") == "1")
        {
            await PublishAsync();
        }
        else
        {
            await RunAsync(_folder, $"cp -r '{SiloHostProgram.Folder}' '{App}'");
        }

        await RunAsync(_folder, $"chmod 0755 '{_folder}' && chmod -R a+rX '{App}'");
    }

    public Task DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return Task.CompletedTask;
    }

    private async Task PublishAsync()
    {
        var source = Path.Combine(_folder, "source");
        BuildContext.CopyTo(source);
        var publish = Deployment.Containerfile.All("RUN").Single(run => run.Contains("dotnet publish", StringComparison.Ordinal));
        await RunAsync(source, publish[publish.IndexOf("dotnet publish", StringComparison.Ordinal)..]
            .Replace("$TARGETARCH", System.Runtime.InteropServices.RuntimeInformation.OSArchitecture is System.Runtime.InteropServices.Architecture.Arm64 ? "arm64" : "amd64", StringComparison.Ordinal)
            .Replace("/publish", App, StringComparison.Ordinal));
    }

    private static async Task RunAsync(string folder, string command)
    {
        using var process = Process.Start(new ProcessStartInfo("sh", ["-euc", $"{command} 2>&1"]) { WorkingDirectory = folder, RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'{command}' ended with {process.ExitCode}: {output}");
        }
    }
}
