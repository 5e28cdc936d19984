using System.Reflection;
using System.Runtime.CompilerServices;
using Coordination.Centres;
using Coordination.Dispatch;
using Shouldly;
using Xunit;

namespace Coordination.Tests.Centres;

/// <summary>The index and everything it holds of the core: no clock, no lock, nothing asynchronous, no way to grains or storage.</summary>
public sealed class CentreIndexPurityTests
{
    private const BindingFlags All = BindingFlags.Instance | BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly Type[] Impure =
        [typeof(TimeProvider), typeof(ITimer), typeof(Lock), typeof(SemaphoreSlim), typeof(Delegate), typeof(Microsoft.Extensions.Logging.ILogger)];

    [Fact]
    public void IndexAndItsParts_HoldNothingImpure()
    {
        var parts = PartsOf(typeof(CentreIndex));

        parts.ShouldContain(typeof(StaffRoster));
        parts.ShouldContain(typeof(Dispatcher));
        parts.SelectMany(FieldsOf).Where(field => IsImpure(field.FieldType)).ShouldBeEmpty();
    }

    [Fact]
    public void IndexAndItsParts_HaveNoAsynchronousMember()
    {
        var methods = PartsOf(typeof(CentreIndex)).SelectMany(part => part.GetMethods(All | BindingFlags.DeclaredOnly)).ToList();

        methods.ShouldContain(method => method.Name == nameof(CentreIndex.TryNext));
        methods.Where(method => IsTask(method.ReturnType) || method.IsDefined(typeof(AsyncStateMachineAttribute))).ShouldBeEmpty();
    }

    [Fact]
    public void Index_HasAtMostFifteenFields() => FieldsOf(typeof(CentreIndex)).Count().ShouldBeLessThanOrEqualTo(15);

    [Fact]
    public void Grain_HasAtMostFifteenFields() =>
        typeof(CentreGrain).GetFields(All | BindingFlags.DeclaredOnly).Length.ShouldBeLessThanOrEqualTo(15);

    // The index's parts of this folder, and the dispatcher, whose own parts are tested with it.
    private static HashSet<Type> PartsOf(Type root)
    {
        var (found, next) = (new HashSet<Type>(), new Queue<Type>([root]));
        while (next.TryDequeue(out var type))
        {
            if (type.Assembly == typeof(CentreIndex).Assembly && type.Namespace!.StartsWith("Coordination.Centres", StringComparison.Ordinal)
                || type == typeof(Dispatcher))
            {
                if (found.Add(type))
                {
                    FieldsOf(type).SelectMany(field => new[] { field.FieldType, field.FieldType.GetElementType() }
                        .Concat(field.FieldType.GetGenericArguments())).OfType<Type>().ToList().ForEach(next.Enqueue);
                }
            }
        }

        return found;
    }

    private static IEnumerable<FieldInfo> FieldsOf(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly);

    private static bool IsImpure(Type type) =>
        Array.Exists(Impure, impure => impure.IsAssignableFrom(type)) || IsTask(type) || type.Namespace is "Coordination.Journal" && type.IsInterface
        || type.Namespace is "Coordination.Halls" or "Coordination.Hosting";

    private static bool IsTask(Type type) =>
        typeof(Task).IsAssignableFrom(type) || type == typeof(ValueTask) || type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueTask<>);
}
