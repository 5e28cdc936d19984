using System.Diagnostics;
using Coordination.SiloHost.TestKit;
using Shouldly;
using Xunit;

namespace Coordination.SiloHost.Tests.Commands;

/// <summary><c>dotnet run --project silo-host -- replay FILE</c> finds FILE from where it is given, not from the project's folder.</summary>
public sealed class RunDirectoryTests
{
    [Fact]
    public async Task Run_RelativePaths_BeginWhereTheCommandIsGiven()
    {
        var project = Path.Combine(Cli.Repository, "silo-host", "silo-host.csproj");
        using var build = Process.Start(new ProcessStartInfo("dotnet", ["msbuild", project, "-getProperty:RunWorkingDirectory"])
        {
            RedirectStandardOutput = true,
        })!;

        (await build.StandardOutput.ReadToEndAsync()).Trim().ShouldBeEmpty();
        await build.WaitForExitAsync();
        build.ExitCode.ShouldBe(0);
    }
}
