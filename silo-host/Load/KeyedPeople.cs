using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Coordination.Plans;

namespace Coordination.SiloHost.Load;

/// <summary>People with keys of their own, which an administrator of all halls makes for the hall: one portal that submits for all citizens, and the plan's staff. The keys hold for a day, and are kept nowhere.</summary>
internal sealed class KeyedPeople(HttpClient http, string key, TimeProvider time) : ILoadPeople
{
    /// <summary>The variable that has the administrator's key.</summary>
    public const string Variable = "COORDINATION_KEY";

    private const int AtOnce = 8;
    private const string Why = "It plays somebody in a load.";

    private static readonly TimeSpan Lives = TimeSpan.FromDays(1);

    private LoadCaller? _portal;
    private FrozenDictionary<StaffId, LoadCaller> _staff = FrozenDictionary<StaffId, LoadCaller>.Empty;

    public LoadCaller Administrator { get; } = LoadCaller.Keyed(key);

    public async Task MakeAsync(HallPlan plan, CancellationToken cancellation)
    {
        _portal = await MakeAsync(plan, new { kind = "system", grants = new[] { new { role = "portal" } }, reason = Why }, cancellation);
        var made = new System.Collections.Concurrent.ConcurrentDictionary<StaffId, LoadCaller>();
        await Parallel.ForEachAsync(plan.Staff, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation }, async (person, cancelled) =>
            made[person.Id] = await MakeAsync(plan, new { kind = "person", staff = person.Id.ToString(), grants = new[] { new { role = "staff" } }, reason = Why }, cancelled));
        _staff = made.ToFrozenDictionary();
    }

    public LoadCaller CitizenOf(int number) => _portal ?? throw new InvalidOperationException("The hall's people are not made yet.");

    public LoadCaller StaffOf(StaffId staff) => _staff[staff];

    public string Mend(HttpStatusCode status) => status == HttpStatusCode.Unauthorized
        ? $"It does not take the key of --key (or {Variable}): make one with 'silo-host access key --role administrator'."
        : $"The key of --key (or {Variable}) must be that of an administrator of all halls: a load makes a hall, and the keys of its people.";

    private async Task<LoadCaller> MakeAsync(HallPlan plan, object principal, CancellationToken cancellation)
    {
        var access = $"management/v1/centres/{plan.Centre}/access/principals";
        var id = await PostAsync(access, principal, "principal", cancellation);
        var expires = (time.GetUtcNow() + Lives).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        return LoadCaller.Keyed(await PostAsync($"{access}/{id}/keys", new { expiresAt = expires, reason = Why }, "secret", cancellation));
    }

    private async Task<string> PostAsync(string path, object body, string wanted, CancellationToken cancellation)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body) };
        Administrator.Sign(message);
        try
        {
            using var response = await http.SendAsync(message, cancellation);
            var text = await response.Content.ReadAsStringAsync(cancellation);
            return response.IsSuccessStatusCode && Answers.Part(text, wanted) is { } part
                ? part
                : throw new LoadException($"The host at {http.BaseAddress} makes no keys for the load: {Answers.Part(text, "detail") ?? Answers.Text(response.StatusCode, text)}");
        }
        catch (HttpRequestException fault)
        {
            throw LoadException.Unreachable(http.BaseAddress, fault);
        }
    }
}
