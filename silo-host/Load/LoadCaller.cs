namespace Coordination.SiloHost.Load;

/// <summary>Who calls a hall, by what a header says.</summary>
/// <param name="Header">The header.</param>
/// <param name="Value">What it says.</param>
internal sealed record LoadCaller(string Header, string Value)
{
    /// <summary>Whoever a host believes by name.</summary>
    public static LoadCaller Named(string role, string name) => new("X-Actor", $"{role}:{name}");

    /// <summary>Whoever proves it by a key or a token.</summary>
    public static LoadCaller Keyed(string key) => new("Authorization", $"Bearer {key}");

    /// <summary>Says so in a call.</summary>
    public void Sign(HttpRequestMessage message) => message.Headers.TryAddWithoutValidation(Header, Value);
}
