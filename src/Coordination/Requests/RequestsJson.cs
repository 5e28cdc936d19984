using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Coordination.Plans;
using Coordination.Requests.Events;

namespace Coordination.Requests;

/// <summary>How requests are written: camel case, without nulls, defaults and empty lists, in the order of declaration.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    GenerationMode = JsonSourceGenerationMode.Metadata)]
[JsonSerializable(typeof(RequestState))]
[JsonSerializable(typeof(ImmutableArray<Refusal>))]
[JsonSerializable(typeof(ImmutableArray<ObjectionState>))]
[JsonSerializable(typeof(RequestCommand))]
[JsonSerializable(typeof(PersonalSubmission))]
[JsonSerializable(typeof(RequestSubmitted))]
[JsonSerializable(typeof(RequestAdmitted))]
[JsonSerializable(typeof(RequestRefused))]
[JsonSerializable(typeof(ItemQueued))]
[JsonSerializable(typeof(ItemOffered))]
[JsonSerializable(typeof(OfferAccepted))]
[JsonSerializable(typeof(OfferDeclined))]
[JsonSerializable(typeof(OfferExpired))]
[JsonSerializable(typeof(ItemAssigned))]
[JsonSerializable(typeof(ItemStarted))]
[JsonSerializable(typeof(ItemHeld))]
[JsonSerializable(typeof(ItemResumed))]
[JsonSerializable(typeof(ItemCompleted))]
[JsonSerializable(typeof(ConsentDeemed))]
[JsonSerializable(typeof(ItemReleased))]
[JsonSerializable(typeof(DocumentsAsked))]
[JsonSerializable(typeof(DocumentsSupplied))]
[JsonSerializable(typeof(ItemTransferred))]
[JsonSerializable(typeof(DispatchObjected))]
[JsonSerializable(typeof(ObjectionReviewed))]
[JsonSerializable(typeof(CitizenMissed))]
[JsonSerializable(typeof(CitizenGone))]
[JsonSerializable(typeof(RequestEscalated))]
[JsonSerializable(typeof(ServiceLevelMissed))]
[JsonSerializable(typeof(ClockMoved))]
[JsonSerializable(typeof(ClockHalted))]
[JsonSerializable(typeof(ClockReleased))]
[JsonSerializable(typeof(RequestCancelled))]
[JsonSerializable(typeof(RequestRated))]
[JsonSerializable(typeof(RequestReopened))]
[JsonSerializable(typeof(StepReasonGiven))]
[JsonSerializable(typeof(NextAsked))]
[JsonSerializable(typeof(CitizenArrived))]
[JsonSerializable(typeof(CitizenSteppedBack))]
[JsonSerializable(typeof(ItemParked))]
[JsonSerializable(typeof(AppointmentMoved))]
[JsonSerializable(typeof(CitizenAbsent))]
internal sealed partial class RequestsJson : JsonSerializerContext
{
    /// <summary>How a type is written and read.</summary>
    public static JsonTypeInfo<T> Info<T>() => (JsonTypeInfo<T>)Written.Options.GetTypeInfo(typeof(T));

    /// <summary>Apart, because the order of static members across the generated parts of this class is nobody's promise.</summary>
    private static class Written
    {
        public static readonly JsonSerializerOptions Options = new(Default.Options)
        {
            TypeInfoResolver = ((IJsonTypeInfoResolver)Default).WithAddedModifier(LeaveOutEmptyLists),
        };
    }

    private static void LeaveOutEmptyLists(JsonTypeInfo type)
    {
        foreach (var property in type.Properties)
        {
            property.ShouldSerialize = property.PropertyType switch
            {
                var list when list == typeof(ImmutableArray<string>) => IsFilled<string>,
                var list when list == typeof(ImmutableArray<Refusal>) => IsFilled<Refusal>,
                var list when list == typeof(ImmutableArray<Fault>) => IsFilled<Fault>,
                var list when list == typeof(ImmutableArray<SkillRequirement>) => IsFilled<SkillRequirement>,
                var list when list == typeof(ImmutableArray<Exclusion>) => IsFilled<Exclusion>,
                var list when list == typeof(ImmutableArray<WorkItemState>) => IsFilled<WorkItemState>,
                var list when list == typeof(ImmutableArray<ObjectionState>) => IsFilled<ObjectionState>,
                var list when list == typeof(ImmutableArray<ResumedItem>) => IsFilled<ResumedItem>,
                _ => property.ShouldSerialize,
            };
        }
    }

    private static bool IsFilled<T>(object parent, object? list) => list is ImmutableArray<T> { IsDefaultOrEmpty: false };
}
