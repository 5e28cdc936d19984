using System.Text;
using Coordination.Departments;

namespace Coordination.Plans;

/// <summary>Some departments, found in what is stored: most of it does not name them, which is seen without reading it.</summary>
internal sealed class NamedDepartments
{
    private readonly HashSet<DepartmentId> _departments;
    private readonly byte[][] _written;

    public NamedDepartments(IEnumerable<DepartmentId> departments)
    {
        _departments = [.. departments];
        _written = [.. _departments.Select(department => Encoding.UTF8.GetBytes($"\"{department}\""))];
    }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => _written.Length == 0;

    /// <summary>Whether one of them may be in a stored state.</summary>
    public bool MayBeIn(ReadOnlySpan<byte> state)
    {
        foreach (var written in _written)
        {
            if (state.IndexOf(written) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a department is one of them.</summary>
    public bool Contains(DepartmentId department) => _departments.Contains(department);
}
