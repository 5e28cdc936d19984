using System.Collections.Immutable;
using System.Reflection;
using System.Text.Json.Serialization;
using Coordination.Access;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Orleans.Tests.Wire;

/// <summary>Makes an object of any contract with every member set, always the same one: what is new in a type shows in its snapshot.</summary>
internal static class SampleMaker
{
    private static readonly Guid Id = Guid.Parse("0191d2a0-5f4e-7c1b-9a53-0c8d7e5f4a21");
    private static readonly DateTimeOffset At = new(2030, 3, 4, 8, 0, 0, 123, 456, TimeSpan.Zero);

    private static readonly Dictionary<Type, object> Leaves = new()
    {
        [typeof(string)] = "text",
        [typeof(PlanName)] = PlanName.FromString("text"),
        [typeof(int)] = 2,
        [typeof(long)] = 7L,
        [typeof(double)] = 1.5,
        [typeof(decimal)] = 1.5m,
        [typeof(bool)] = true,
        [typeof(Guid)] = Id,
        [typeof(DateTimeOffset)] = At,
        [typeof(DateOnly)] = new DateOnly(2030, 3, 4),
        [typeof(TimeOnly)] = new TimeOnly(8, 30),
        [typeof(TimeSpan)] = TimeSpan.FromMinutes(90),
        [typeof(RequestId)] = new RequestId(Id),
        [typeof(TrackingCode)] = TrackingCode.Read(Id.ToByteArray(bigEndian: true)),
        [typeof(KeyDigest)] = KeyDigest.Read(Id.ToByteArray(bigEndian: true)),
        [typeof(WorkItemId)] = new WorkItemId(new RequestId(Id), 1),
        [typeof(PrincipalId)] = new PrincipalId("p-aaqaeayeaudaocajbifqydioba"),
        [typeof(Urgency)] = Urgency.MoreUrgent,
    };

    /// <summary>Every concrete type that is sent under a contract.</summary>
    public static IEnumerable<Type> Concrete(Type root) => root.IsAbstract
        ? root.GetCustomAttributes<JsonDerivedTypeAttribute>().Select(derived => derived.DerivedType)
        : [root];

    public static object Make(Type type)
    {
        if (Leaves.TryGetValue(type, out var leaf))
        {
            return leaf;
        }

        if (Nullable.GetUnderlyingType(type) is { } underlying)
        {
            return Make(underlying);
        }

        if (type.IsEnum)
        {
            return Enum.GetValues(type).GetValue(Enum.GetValues(type).Length - 1)!;
        }

        return type.IsGenericType && type.Namespace == typeof(ImmutableArray).Namespace ? MakeCollection(type)
            : type.GetConstructor([typeof(string)]) is { } named && type.IsValueType ? named.Invoke(["sample"])
            : MakeObject(Concrete(type).First());
    }

    private static object MakeCollection(Type type)
    {
        var of = type.GetGenericArguments();
        var name = of.Length == 1 ? nameof(ListOf) : type.GetGenericTypeDefinition() == typeof(ImmutableDictionary<,>) ? nameof(UnsortedOf) : nameof(MapOf);
        var maker = typeof(SampleMaker).GetMethod(name, BindingFlags.NonPublic | BindingFlags.Static)!;
        return maker.MakeGenericMethod(of).Invoke(null, [])!;
    }

    private static ImmutableArray<T> ListOf<T>() => [(T)Make(typeof(T))];

    private static ImmutableSortedDictionary<TKey, TValue> MapOf<TKey, TValue>()
        where TKey : notnull => ImmutableSortedDictionary<TKey, TValue>.Empty.Add((TKey)Make(typeof(TKey)), (TValue)Make(typeof(TValue)));

    private static ImmutableDictionary<TKey, TValue> UnsortedOf<TKey, TValue>()
        where TKey : notnull => MapOf<TKey, TValue>().ToImmutableDictionary();

    private static object MakeObject(Type type)
    {
        var constructor = type.GetConstructors().OrderByDescending(made => made.GetParameters().Length).FirstOrDefault(IsNoCopy);
        var made = constructor?.Invoke([.. constructor.GetParameters().Select(parameter => Make(parameter.ParameterType))])
            ?? Activator.CreateInstance(type)!;
        foreach (var property in type.GetProperties().Where(property => property.SetMethod is { IsPublic: true }))
        {
            property.SetValue(made, Make(property.PropertyType));
        }

        return made;
    }

    private static bool IsNoCopy(ConstructorInfo made) =>
        made.GetParameters() is not [{ ParameterType: { } only }] || only != made.DeclaringType;
}
