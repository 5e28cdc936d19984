using System.Text;
using System.Text.Json;
using Coordination.Hosting;
using Coordination.Orleans.Answers;
using Coordination.Orleans.Grains;
using Coordination.Orleans.Hosting;
using Coordination.Orleans.Partitions;
using Coordination.Orleans.Wire;
using Coordination.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Orleans.Serialization;
using Orleans.Serialization.Invocation;
using Shouldly;
using Xunit;

namespace Coordination.Orleans.Tests.Wire;

/// <summary>Answers go by the names of their contracts, so that types may move between two versions.</summary>
public sealed class AnswerNamesTests : IDisposable
{
    private readonly IHost _silo = Build();

    private Serializer Serializer => _silo.Services.GetRequiredService<Serializer>();

    public void Dispose() => _silo.Dispose();

    [Fact]
    public void Answers_EveryOneOfTheEngine_AreWrittenWithoutANameOfAType()
    {
        var written = 0;
        foreach (var (name, contract) in Answers())
        {
            var bytes = Serializer.SerializeToArray<object>(Respond(contract));

            var text = Encoding.Latin1.GetString(bytes);
            text.ShouldNotContain("Coordination.", Case.Sensitive, name);
            text.ShouldNotContain("Answer`1", Case.Sensitive, name);
            text.ShouldContain($"coordination.answer.{name}", Case.Sensitive);
            written++;
        }

        written.ShouldBeGreaterThan(20);
    }

    [Fact]
    public void Answers_ReadAgain_AreTheSame()
    {
        foreach (var (name, contract) in Answers())
        {
            var response = Respond(contract);

            var read = (Response)Serializer.Deserialize<object>(Serializer.SerializeToArray<object>(response))!;

            read.GetType().ShouldBe(response.GetType(), name);
            Write(read.Result!).ShouldBe(Write(response.Result!));
        }
    }

    [Fact]
    public void Answers_NamedByTheirType_AreRead()
    {
        var types = _silo.Services.GetRequiredService<TypeConverterProbe>();

        types.Converter.Parse(RuntimeName(typeof(Response<Answer<Done>>))).ShouldBe(typeof(Response<Answer<Done>>));
        types.Converter.Parse("coordination.answer.done").ShouldBe(typeof(Response<Answer<Done>>));
    }

    [Fact]
    public void Answers_OfEveryMethodOfTheGrains_HaveANameOfTheirOwn()
    {
        var names = _silo.Services.GetRequiredService<WireContracts>();
        var faces = typeof(IHostedRequestGrain).Assembly.GetTypes().Where(type => type.IsInterface && type.Namespace == typeof(IHostedRequestGrain).Namespace);
        foreach (var method in faces.Append(typeof(IPeerService)).SelectMany(face => face.GetMethods()).Where(method => method.ReturnType.IsGenericType))
        {
            var answer = method.ReturnType.GenericTypeArguments[0];
            (answer == typeof(object) || names.NameOf(answer) is not null).ShouldBeTrue($"{method.DeclaringType!.Name}.{method.Name}");
        }
    }

    private static IHost Build()
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Services.AddCoordination().UseSqlite("never-opened.db").UseSilo();
        builder.Services.AddSingleton<TypeConverterProbe>();
        return builder.Build();
    }

    private IEnumerable<KeyValuePair<string, Type>> Answers() => _silo.Services.GetRequiredService<WireContracts>().All
        .Where(contract => contract.Value == typeof(SiloReport) || (contract.Value.IsGenericType && contract.Value.GetGenericTypeDefinition() == typeof(Answer<>)))
        .OrderBy(contract => contract.Key, StringComparer.Ordinal);

    private static Response Respond(Type contract) =>
        (Response)typeof(Response).GetMethod(nameof(Response.FromResult))!.MakeGenericMethod(contract).Invoke(null, [SampleMaker.Make(contract)])!;

    private static string Write(object value) => JsonSerializer.Serialize(value, value.GetType(), WireJson.Options);

    private static string RuntimeName(Type type) => global::Orleans.Serialization.TypeSystem.RuntimeTypeNameFormatter.Format(type);

    private sealed record TypeConverterProbe(global::Orleans.Serialization.TypeSystem.TypeConverter Converter);
}
