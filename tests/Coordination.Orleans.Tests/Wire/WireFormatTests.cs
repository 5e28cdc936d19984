using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using Coordination.Halls;
using Coordination.Journal;
using Coordination.Orleans.Grains;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Wire;
using Coordination.Requests;
using Coordination.TestKit.Kinds;
using Shouldly;
using Xunit;

namespace Coordination.Orleans.Tests.Wire;

/// <summary>Silos of two versions talk to each other during an upgrade: what they send changes only on purpose. <c>UPDATE_SNAPSHOTS=1</c> writes it anew.</summary>
public sealed class WireFormatTests
{
    // Their keys are data, not members.
    private static readonly string[] Maps = ["facts", "byUrgency", "callableByUrgency", "cost", "arrival", "rates", "lost", "slow"];

    [Fact]
    public void Contracts_EveryType_IsWrittenAsInTheSnapshot()
    {
        var lines = Samples().Select(sample => $"{sample.Name} {sample.Value.GetType().Name} {Write(sample)}").ToList();
        if (Environment.GetEnvironmentVariable("UPDATE_SNAPSHOTS") == "1")
        {
            File.WriteAllLines(Snapshot(), lines);
        }

        File.ReadAllLines(Snapshot()).ShouldBe(lines);
    }

    [Fact]
    public void Contracts_ReadAndWrittenAgain_AreTheSame()
    {
        foreach (var sample in Samples())
        {
            var json = Write(sample);
            var read = JsonSerializer.Deserialize(json, sample.Root, WireJson.Options).ShouldNotBeNull();
            read.GetType().ShouldBe(sample.Value.GetType());
            Write(sample with { Value = read }).ShouldBe(json);
        }
    }

    [Fact]
    public void RequestWithoutAnUrgency_AsOneThatWasRefused_IsRead()
    {
        var refused = new RequestState { Id = new RequestId(Guid.Parse("0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21")), Centre = new CentreId("hall"), Service = new ServiceId("passport"), Status = RequestStatus.Refused };

        var read = JsonSerializer.Deserialize<RequestState>(JsonSerializer.Serialize(refused, WireJson.Options), WireJson.Options)!;

        (read.Id, read.Status, read.Urgency).ShouldBe((refused.Id, RequestStatus.Refused, default));
    }

    [Fact]
    public void Contracts_WithMembersOfALaterVersion_AreRead()
    {
        foreach (var sample in Samples())
        {
            var json = JsonNode.Parse(Write(sample))!;
            AddUnknown(json);

            var read = JsonSerializer.Deserialize(json.ToJsonString(), sample.Root, WireJson.Options)!;

            Write(sample with { Value = read }).ShouldBe(Write(sample));
        }
    }

    [Fact]
    public void Contracts_WithoutAMember_AreReadUnlessItIsRequired()
    {
        var (read, required) = (0, 0);
        foreach (var sample in Samples())
        {
            var json = Write(sample);
            foreach (var member in Members(JsonNode.Parse(json)!).ToList())
            {
                var shorter = JsonNode.Parse(json)!;
                Members(shorter).First(found => found.GetPath() == member.GetPath()).Parent!.AsObject().Remove(member.GetPropertyName());
                try
                {
                    JsonSerializer.Deserialize(shorter.ToJsonString(), sample.Root, WireJson.Options).ShouldNotBeNull();
                    read++;
                }
                catch (JsonException fault) when (fault.Message.Contains($"missing required properties including: '{member.GetPropertyName()}'", StringComparison.Ordinal))
                {
                    required++;
                }
                catch (NotSupportedException fault) when (fault.Message.Contains("must specify a type discriminator", StringComparison.Ordinal))
                {
                    required++;
                }
            }
        }

        read.ShouldBeGreaterThan(required);
    }

    [Fact]
    public void Grains_EveryParameterAndAnswer_IsAContractOrALeafOfOrleans()
    {
        var grains = typeof(IHostedRequestGrain).Assembly.GetTypes().Where(type => type.IsInterface && type.Namespace == typeof(IHostedRequestGrain).Namespace);
        foreach (var method in grains.SelectMany(grain => grain.GetMethods()))
        {
            var types = method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType.GetGenericArguments().FirstOrDefault());
            foreach (var type in types.OfType<Type>())
            {
                (WireContracts.Engine.Of(type) is not null || IsOfTheKind(method, type) || IsLeaf(Nullable.GetUnderlyingType(type) ?? type)).ShouldBeTrue($"{method.DeclaringType!.Name}.{method.Name}: {type}");
            }
        }
    }

    [Fact]
    public void Faults_EveryOneOfTheEngine_CrossesAsItself()
    {
        var faults = typeof(CoordinationException).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(CoordinationException)) && !type.IsAbstract).ToList();
        foreach (var type in faults)
        {
            var constructor = type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Single();
            var fault = (Exception)constructor.Invoke([.. constructor.GetParameters().Select(parameter => parameter.ParameterType == typeof(Exception) ? null : SampleMaker.Make(parameter.ParameterType))]);

            CallFault.TryOf(fault, out var sent).ShouldBeTrue($"{type.Name} has no form between silos");
            var arrived = JsonSerializer.Deserialize<Answer<Done>>(JsonSerializer.Serialize(new Answer<Done> { Fault = sent }, WireJson.Options), WireJson.Options)!;

            var thrown = Should.Throw<CoordinationException>(() => arrived.Open());
            thrown.GetType().ShouldBe(type);
            if (fault is not VersionConflictException)
            {
                // Which version was found instead is for the log of the silo that found it.
                thrown.Message.ShouldBe(fault.Message);
            }

            foreach (var data in type.GetProperties().Where(property => property.DeclaringType == type))
            {
                JsonSerializer.Serialize(data.GetValue(thrown), WireJson.Options).ShouldBe(JsonSerializer.Serialize(data.GetValue(fault), WireJson.Options));
            }
        }

        faults.Count.ShouldBeGreaterThan(7);
    }

    // Commands and answers of a kind that hosts run alike are its contracts; each kind has them, by the next test.
    private static bool IsOfTheKind(MethodInfo method, Type type) => method.DeclaringType == typeof(IHostedHallGrain) && type == typeof(object);

    [Fact]
    public void Kinds_EachOneThatHostsRunAlike_HasItsContracts()
    {
        var contracts = new WireContracts(TestKinds.All);
        TestKinds.All.OfType<HallGrainKind>().SelectMany(kind => (string[])[$"{kind.Name}-command", $"{kind.Name}-receipt", $"{kind.Name}-read"])
            .Except(contracts.All.Keys).ShouldBeEmpty();
    }

    private static bool IsLeaf(Type type) =>
        type == typeof(string) || type == typeof(long) || type == typeof(int) || type == typeof(bool) || type == typeof(Guid) || type == typeof(CancellationToken);

    private static IEnumerable<Sample> Samples() =>
        from contract in WireContracts.Engine.All.OrderBy(contract => contract.Key, StringComparer.Ordinal)
        from type in SampleMaker.Concrete(contract.Value)
        select new Sample(contract.Key, contract.Value, SampleMaker.Make(type));

    private static string Write(Sample sample) => JsonSerializer.Serialize(sample.Value, sample.Root, WireJson.Options);

    private static IEnumerable<JsonNode> Members(JsonNode? node) => node switch
    {
        JsonArray list => list.SelectMany(Members),
        JsonObject members => members
            .Where(member => member.Value is not null)
            .SelectMany(member => Members(member.Value).Prepend(member.Value!))
            .Where(found => found.Parent is JsonObject),
        _ => [],
    };

    private static void AddUnknown(JsonNode? node)
    {
        if (node is JsonArray list)
        {
            list.ToList().ForEach(AddUnknown);
        }
        else if (node is JsonObject members)
        {
            members.Where(member => !Maps.Contains(member.Key)).ToList().ForEach(member => AddUnknown(member.Value));
            members["ofALaterVersion"] = new JsonObject { ["x"] = 1 };
        }
    }

    private static string Snapshot([CallerFilePath] string here = "") => Path.Combine(Path.GetDirectoryName(here)!, "wire-format.txt");

    private sealed record Sample(string Name, Type Root, object Value);
}
