using Coordination.Plans;

namespace Coordination.SiloHost.Serving;

/// <summary>Reads the plan of <c>--plan</c>.</summary>
internal static class PlanFile
{
    /// <exception cref="ServeException">The file cannot be read, or its plan has faults.</exception>
    public static HallPlan Read(FileInfo file)
    {
        var reading = PlanDocument.ReadAndCheck(Bytes(file));
        return reading.Plan ?? throw Faulty(file, [.. reading.Faults]);
    }

    public static ServeException Faulty(FileInfo file, IReadOnlyList<Fault> faults) => new(
        faults.Count == 1
            ? $"The plan '{file}' has a fault at {faults[0].Place}: {faults[0].Message}"
            : $"The plan '{file}' has {faults.Count} faults ('plan check' lists them), the first at {faults[0].Place}: {faults[0].Message}",
        ServeException.Fault);

    private static byte[] Bytes(FileInfo file)
    {
        try
        {
            return File.ReadAllBytes(file.FullName);
        }
        catch (UnauthorizedAccessException fault) when (Directory.Exists(file.FullName))
        {
            throw new ServeException($"--plan must name a file, and '{file}' is a folder.", ServeException.Usage, fault);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new ServeException($"The plan '{file}' cannot be read: {fault.Message.TrimEnd('.')}.", ServeException.Usage, fault);
        }
    }
}
