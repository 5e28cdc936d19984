using Coordination.SiloHost.TestKit;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;
using Coordination.SiloHost.Commands;
using Coordination.SiloHost.Stores;
using Coordination.SiloHost.Terminal;
using Npgsql;
using Shouldly;
using Xunit;

namespace Coordination.Deploy.Tests;

/// <summary>Every command line, variable and connection string of <c>deploy/</c> is one that the program understands.</summary>
public sealed class CommandLineTests
{
    private static readonly Lazy<HashSet<string>> Read = new(() => [.. Literals("silo-host.dll"), .. Literals("Npgsql.dll")]);

    public static TheoryData<string, string[]> CommandLines
    {
        get
        {
            var data = new TheoryData<string, string[]>
            {
                { "Containerfile CMD", Deployment.Containerfile.Command("CMD") },
                { "Containerfile HEALTHCHECK", Program(Deployment.Containerfile.Command("HEALTHCHECK")) },
            };
            foreach (var (name, service) in Deployment.ComposePrograms)
            {
                data.Add($"compose {name}", service.Find("command").Texts());
                if (service.At("healthcheck").Find("test") is { } test)
                {
                    test.Texts()[0].ShouldBe("CMD");
                    data.Add($"compose {name} health", Program(test.Texts()[1..]));
                }
            }

            foreach (var container in Deployment.Pods.SelectMany(pod => pod.At("spec", "containers").Items()))
            {
                container.Find("command").ShouldBeNull();
                data.Add($"kubernetes {container.Text("name")}", container.Find("args").Texts());
            }

            foreach (var unit in Deployment.Units)
            {
                data.Add(unit.Name, unit.Arguments[1..]);
            }

            return data;
        }
    }

    public static TheoryData<string, string, string> Variables
    {
        get
        {
            var data = new TheoryData<string, string, string>();
            foreach (var (name, value) in Deployment.Containerfile.Environment)
            {
                data.Add("Containerfile", name, value);
            }

            foreach (var (service, name, value) in Deployment.ComposePrograms.SelectMany(service => service.Service.At("environment").Fields(), (service, variable) => (service.Name, variable.Name, variable.Value)))
            {
                data.Add($"compose {service}", name, value.GetValue<string>());
            }

            foreach (var variable in Deployment.Pods.SelectMany(pod => pod.At("spec", "containers").Items()).SelectMany(container => container.At("env").Items()))
            {
                data.Add("kubernetes", variable.Text("name"), Resolve(variable));
            }

            foreach (var (unit, name, value) in Deployment.Units.SelectMany(unit => unit.Variables, (unit, variable) => (unit.Name, variable.Name, variable.Value)))
            {
                data.Add(unit, name, value);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(CommandLines))]
    public void CommandLine_OfAFile_IsUnderstood(string where, string[] arguments)
    {
        arguments.ShouldNotBeEmpty(where);

        SiloHostCommands.Root.Parse(arguments).Errors.Select(error => error.Message).ShouldBeEmpty(where);
    }

    [Theory]
    [MemberData(nameof(Variables))]
    public void Variable_OfAFile_IsReadByTheProgram(string where, string name, string value)
    {
        value.ShouldNotBeEmpty(where);

        Read.Value.Contains(name).ShouldBeTrue($"{where}: nothing reads {name}");
    }

    [Fact]
    public void Connection_OfAFile_IsReadAndHoldsNoPassword()
    {
        var connections = Variables.Where(row => (string)row[1] == StoreChoice.Variable).Select(row => (string)row[2]).ToList();

        connections.Count.ShouldBeGreaterThan(6);
        foreach (var connection in connections)
        {
            PostgresTarget.Read(connection, "a file", new Secrets()).Name.ShouldContain("'hall'");
            new NpgsqlConnectionStringBuilder(connection).Password.ShouldBeNull();
        }
    }

    [Fact]
    public void Serve_SilosOfACluster_SayThatTheirPortsAreOpen()
    {
        foreach (var row in CommandLines)
        {
            var arguments = (string[])row[1];
            arguments.ShouldNotContain("--insecure-actors", (string)row[0]);
            arguments.Contains("--insecure-silo-ports").ShouldBe(arguments.Contains("--cluster"), (string)row[0]);
        }
    }

    private static string[] Program(string[] command)
    {
        command[0].ShouldBe(Deployment.Containerfile.Command("ENTRYPOINT").ShouldHaveSingleItem());
        return command[1..];
    }

    private static string Resolve(System.Text.Json.Nodes.JsonNode variable)
    {
        var from = variable.At("valueFrom");
        if (from.Find("configMapKeyRef") is not { } reference)
        {
            return from.Text("fieldRef", "fieldPath");
        }

        return Deployment.OfKind("ConfigMap").Single(map => map.Text("metadata", "name") == reference.Text("name")).Text("data", reference.Text("key"));
    }

    // What a compiled program can read from its environment stands in it as a text.
    private static IEnumerable<string> Literals(string assembly)
    {
        using var file = new PEReader(File.OpenRead(Path.Combine(AppContext.BaseDirectory, assembly)));
        var reader = file.GetMetadataReader();
        for (var at = MetadataTokens.UserStringHandle(1); !at.IsNil; at = reader.GetNextHandle(at))
        {
            yield return reader.GetUserString(at);
        }
    }
}
