using System.Text.Json.Serialization;
using Coordination.Identity;

namespace Coordination.Erasures;

/// <summary>What is asked for. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ErasureKind>))]
internal enum ErasureKind
{
    /// <summary>That personal texts be erased.</summary>
    Erase,

    /// <summary>That everything about requests be handed out.</summary>
    Export,
}

/// <summary>How far it is. The names are stored: they never change.</summary>
[JsonConverter(typeof(KebabCaseEnumConverter<ErasureStage>))]
internal enum ErasureStage
{
    /// <summary>It waits for somebody else's approval.</summary>
    Asked,

    /// <summary>It was approved: texts are being erased, or the export may be had.</summary>
    Approved,

    /// <summary>It was declined, or taken back.</summary>
    Declined,

    /// <summary>Every text is gone but those that must be kept.</summary>
    Done,
}
