using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Coordination.Centres;
using Coordination.Departments;
using Coordination.Journal;
using Coordination.Plans;
using Coordination.Requests;
using Coordination.Staff;

namespace Coordination.Benchmarks.Json;

/// <summary>The fields of a state that routing reads, for the generated contract: what it skips it need not make.</summary>
internal sealed record RoutingDocument(
    RequestId Id, long Version, CentreId Centre, long Plan, ServiceId Service, Channel Channel, Urgency Urgency,
    ServiceClock? Clock, DateTimeOffset? AppointmentAt, DateTimeOffset? AwaitedUntil, RequestId? Visit, ImmutableArray<SkillRequirement> NeededSkills, ImmutableArray<RoutingDocumentItem> Items)
{
    /// <summary>The routing state of a row.</summary>
    public static RequestRouting Read(ReadOnlySpan<byte> json)
    {
        var read = JsonSerializer.Deserialize(json, RoutingDocumentJson.Default.RoutingDocument)!;
        return new RequestRouting
        {
            Request = read.Id,
            Version = read.Version,
            Centre = read.Centre,
            Plan = read.Plan,
            Service = read.Service,
            Channel = read.Channel,
            Urgency = read.Urgency,
            Due = read.Clock?.Due,
            Missed = read.Clock?.Missed ?? false,
            ClockPlan = read.Clock?.Plan ?? 0,
            ClockHalted = read.Clock?.Halted ?? false,
            AppointmentAt = read.AppointmentAt,
            AwaitedUntil = read.AwaitedUntil,
            Visit = read.Visit,
            GoesOnOutside = !read.Items.IsDefault && read.Items.Any(item => item.Status is WorkItemStatus.AwaitingDocuments or WorkItemStatus.UnderReview),
            NeededSkills = read.NeededSkills.IsDefault ? [] : read.NeededSkills,
            Items = [.. (read.Items.IsDefault ? [] : read.Items).Select((item, index) => item.ToItem(index)).OfType<RoutedItem>()],
        };
    }
}

/// <summary>One of its items.</summary>
internal sealed record RoutingDocumentItem(
    StepId Step, DepartmentId Department, WorkItemStatus Status, DateTimeOffset? QueuedAt, DateTimeOffset? BackAt, DateTimeOffset? NotBefore, StaffId? Holder,
    KeyDigest? TakenWith, DateTimeOffset? AssignedAt, DateTimeOffset? OfferExpiresAt, DateTimeOffset? ConsentAt, bool AnySkill, bool NeedsWaived, ImmutableArray<Exclusion> Exclusions)
{
    /// <summary>As the centre sees it; null where it neither waits nor is held.</summary>
    public RoutedItem? ToItem(int index) => Status != WorkItemStatus.Waiting && !Status.IsHeld() ? null : new RoutedItem
    {
        Index = index,
        Step = Step,
        Department = Department,
        Status = Status,
        QueuedAt = QueuedAt!.Value,
        BackAt = BackAt,
        NotBefore = NotBefore,
        Holder = Holder,
        TakenWith = TakenWith,
        AssignedAt = AssignedAt,
        OfferExpiresAt = OfferExpiresAt,
        ConsentAt = ConsentAt,
        AnySkill = AnySkill,
        NeedsWaived = NeedsWaived,
        Exclusions = Exclusions,
    };
}

/// <summary>The contract.</summary>
[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RoutingDocument))]
internal sealed partial class RoutingDocumentJson : JsonSerializerContext;
