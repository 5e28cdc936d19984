using System.Text.Json.Serialization;

namespace Coordination;

/// <summary>The five levels, by what delay can cause. Written as the number; 1 goes before 5.</summary>
[JsonConverter(typeof(UrgencyJsonConverter))]
public enum Urgency
{
    /// <summary>Delay can cause a serious incident.</summary>
    EspeciallyUrgent = 1,

    /// <summary>Delay can cause a major event.</summary>
    MoreUrgent = 2,

    /// <summary>Delay can cause an event.</summary>
    General = 3,

    /// <summary>Delay can cause a minor event.</summary>
    LessUrgent = 4,

    /// <summary>Delay causes nothing.</summary>
    NotUrgent = 5,
}
