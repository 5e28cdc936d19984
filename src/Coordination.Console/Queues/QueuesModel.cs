using Coordination.Departments;
using Coordination.Dispatch;

namespace Coordination.Console.Queues;

/// <summary>The queues as they are, and as they were today.</summary>
/// <param name="Report">As they are.</param>
/// <param name="Days">As they were; null where that is not known.</param>
internal sealed record QueuesModel(QueueReport Report, IReadOnlyDictionary<DepartmentId, QueueDay>? Days);
