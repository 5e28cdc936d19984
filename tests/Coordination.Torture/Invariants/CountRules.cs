using Coordination.Journal;
using Coordination.Requests;
using Coordination.Torture.Running;
using Coordination.Torture.Storage;

namespace Coordination.Torture.Invariants;

/// <summary>Submitted = refused + open + each kind of ending, always (I12).</summary>
internal sealed class CountRules(World world, Disk disk, Committed committed)
{
    private static readonly string[] Names =
        ["refused", "waiting", "in-service", "awaiting-documents", "completed", "cancelled", "no-show"];

    private int _submitted;

    public void OnCommitted(Append append)
    {
        if (append.Events[0].Type == "request.submitted")
        {
            _submitted++;
            Check();
        }
    }

    public void Check()
    {
        var counts = disk.Reads.CountByStatusAsync(Halls.Setting.Centre, GrainKind.Request).AsTask().GetAwaiter().GetResult();
        var counted = Names.Sum(name => counts.GetValueOrDefault(name));
        var open = committed.Requests.Values.Count(request => request.State.Status.IsOpen());
        if (counted != _submitted || counts.Values.Sum() != counted || open != counts.Where(count => IsOpen(count.Key)).Sum(count => count.Value))
        {
            world.Break("I12", $"{_submitted} were submitted; on record are {string.Join(", ", counts.Select(count => $"{count.Value} {count.Key}"))}");
        }
    }

    private static bool IsOpen(string name) => RequestStatusNames.TryParse(name, out var status) && status.IsOpen();
}
