using System.Reflection;
using Coordination.Journal;

namespace Coordination.Web.Tests.Hosting;

/// <summary>A journal whose members can be told to fail or to hang.</summary>
#pragma warning disable CA1852 // The proxy that is made at run time derives from it.
internal class FaultyJournal : DispatchProxy
#pragma warning restore CA1852
{
    private IJournal? _inner;
    private (string Member, Exception? Fault)? _injected;

    public static FaultyJournal Around(IJournal inner)
    {
        var journal = (FaultyJournal)(inner is IKeyRing ? (object)Create<IJournalWithRing, FaultyJournal>() : Create<IJournal, FaultyJournal>());
        journal._inner = inner;
        return journal;
    }

    public void FailOn(string member, Exception fault) => _injected = (member, fault);

    public void Repair() => _injected = null;

    public void HangOn(string member) => _injected = (member, null);

    // A task of the member's kind that nobody completes.
    private static object Never(Type returned)
    {
        if (!returned.IsGenericType)
        {
            return new ValueTask(new TaskCompletionSource().Task);
        }

        var source = Activator.CreateInstance(typeof(TaskCompletionSource<>).MakeGenericType(returned.GetGenericArguments()))!;
        return Activator.CreateInstance(returned, source.GetType().GetProperty("Task")!.GetValue(source))!;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        if (_injected is not { } injected || injected.Member != targetMethod!.Name)
        {
            return targetMethod!.Invoke(_inner, args);
        }

        return injected.Fault is null ? Never(targetMethod.ReturnType) : throw injected.Fault;
    }
}

/// <summary>A journal that keeps the keys of an installation's hosts as well.</summary>
internal interface IJournalWithRing : IJournal, IKeyRing;
