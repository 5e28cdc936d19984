using System.Reflection;
using Coordination.Journal;

namespace Coordination.Tests.Access;

/// <summary>A journal that counts what is read of it, and that can be down.</summary>
internal sealed class UnreadableJournal
{
    public UnreadableJournal(IJournalReader inner)
    {
        Reader = DispatchProxy.Create<IJournalReader, Proxy>();
        ((Proxy)Reader).Owner = this;
        ((Proxy)Reader).Inner = inner;
    }

    public IJournalReader Reader { get; }

    public bool IsDown { get; set; }

    public int Rows { get; private set; }

    public int Versions { get; private set; }

    private void Count(string method)
    {
        Rows += method == nameof(IJournalReader.ReadRowAsync) ? 1 : 0;
        Versions += method == nameof(IJournalReader.ReadVersionsAsync) ? 1 : 0;
        if (IsDown)
        {
            throw new JournalUnavailableException("The journal is down.");
        }
    }

#pragma warning disable CA1852 // The proxy that is made at run time derives from it.
    public class Proxy : DispatchProxy
#pragma warning restore CA1852
    {
        internal UnreadableJournal Owner { get; set; } = null!;

        internal IJournalReader Inner { get; set; } = null!;

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            Owner.Count(targetMethod!.Name);
            return targetMethod.Invoke(Inner, args);
        }
    }
}
