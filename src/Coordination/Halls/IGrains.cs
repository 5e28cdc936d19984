using Coordination.Centres;
using Coordination.Departments;
using Coordination.Grains;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Halls;

/// <summary>Finds grains by their names; a grain that is not in memory is loaded when it is first called.</summary>
public interface IGrains
{
    /// <summary>A request.</summary>
    IRequestGrain Request(RequestId request);

    /// <summary>A hall's centre.</summary>
    ICentreGrain Centre(CentreId centre);

    /// <summary>A department of a hall.</summary>
    IDepartmentGrain Department(CentreId centre, DepartmentId department);

    /// <summary>A member of a hall's staff.</summary>
    IStaffGrain Staff(CentreId centre, StaffId staff);

    /// <summary>A hall's plan.</summary>
    IPlanGrain Plan(CentreId centre);

    /// <summary>The way to a grain of any other kind.</summary>
    internal IGrainChannel Channel(HallGrainKind kind, CentreId centre, string id) =>
        throw new NotSupportedException($"{GetType().Name} runs no grains of the kind '{kind.Name}'.");

    /// <summary>Has a grain of any kind note what is done with its personal texts.</summary>
    internal ValueTask<Reply<NoteReceipt>> NoteAsync(GrainKey grain, PersonalNote note, CommandMeta meta, CancellationToken cancellation = default) =>
        throw new NotSupportedException($"{GetType().Name} notes nothing of personal texts.");
}
