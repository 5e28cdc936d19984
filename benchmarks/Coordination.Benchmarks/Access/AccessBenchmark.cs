using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Coordination.Access;
using Coordination.Benchmarks.Dispatch;
using Coordination.Benchmarks.Reporting;
using Coordination.Benchmarks.Stores;
using Coordination.Grains;
using Coordination.Hosting;
using Coordination.Journal;
using Coordination.Testing.Journal;

namespace Coordination.Benchmarks.Access;

/// <summary>What a call pays for its key or its token, and for the decision whether it may go on; beside the digest of the secret alone.</summary>
internal sealed class AccessBenchmark : IBenchmark
{
    private const string Baseline = "SHA-256 of the secret alone";
    private const int Keys = 100_000;
    private const int KeysEach = 10_000;
    private const int Repetitions = 200_000;
    private const int Tried = 4_096;
    private const int TokenRepetitions = 20_000;

    public string Name => "access";

    public IReadOnlyList<StoreKind> Stores => [];

    public async Task RunAsync(BenchmarkRun run)
    {
        var count = run.Options.Scaled(Keys);
        using var directory = new AccessDirectory(new InMemoryJournal(), TimeProvider.System);
        var keys = Fill(directory, count);
        var unknown = keys.Select(key => key[..^1] + (key[^1] == 'A' ? 'E' : 'A')).ToArray();
        var repetitions = run.Options.Scaled(Repetitions);
        var digest = Digest(repetitions, [.. keys.Select(key => Encoding.ASCII.GetBytes(key[13..]))]);

        run.Report.Add(Figure.Beside($"checking a key among {Numbers.Count(count)}", Check(directory, keys, repetitions, isKnown: true), "ns", Baseline, digest, "≤ 5,000 ns"));
        run.Report.Add(Figure.Beside("checking one with a wrong secret", Check(directory, unknown, repetitions, isKnown: false), "ns", Baseline, digest, "≤ 5,000 ns"));
        run.Report.Add(Figure.Beside("deciding a call of a caller with 8 grants", Decide(repetitions), "ns", Baseline, digest, ""));
        await using var tokens = new TokenCosts();
        run.Report.Add(Figure.Beside("a call with a token that was seen before", tokens.Cached(run.Options.Scaled(TokenRepetitions)), "ns", Baseline, digest, "≤ 20,000 ns"));
        run.Report.Add(Figure.Beside("looking into a token signed by RSA of 2,048 bits", tokens.Uncached(run.Options.Scaled(TokenRepetitions)), "ns", Baseline, digest, "≤ 200,000 ns"));
    }

    private static string[] Fill(AccessDirectory directory, int count)
    {
        var (ids, behaviour, keys) = (new RandomIds(), new AccessBehaviour(), new List<string>());
        for (var hall = 0; keys.Count < count; hall++)
        {
            var issued = Enumerable.Range(0, Math.Min(KeysEach, count - keys.Count)).Select(_ => Issue(ids)).ToList();
            keys.AddRange(issued.Select(one => one.Key));
            var centre = new CentreId($"hall-{hall}");
            var state = new AccessState
            {
                Hall = centre,
                Version = 1,
                Principals = [.. issued.Select(one => one.Principal)],
                Credentials = [.. issued.Select(one => one.Credential)],
            };
            directory.Take(behaviour.Project(AccessGrainKind.KeyOf(centre), state, 1, default));
        }

        // In no order, and each among many: the processor's caches do not hold what the next call asks for.
        var random = new Random(1);
        return [.. Enumerable.Range(0, Tried).Select(_ => keys[random.Next(keys.Count)])];
    }

    private static (string Key, PrincipalState Principal, CredentialState Credential) Issue(IIdSource ids)
    {
        var drawn = new AccessInput(System.Collections.Frozen.FrozenDictionary<CentreId, Plans.ActivePlan?>.Empty, ids);
        var principal = new PrincipalState { Id = drawn.Principal, Kind = PrincipalKind.System, Grants = [new Grant(Role.Portal, new CentreId("hall-0"))] };
        var credential = new CredentialState
        {
            Id = drawn.Credential, Kind = CredentialKind.Key, Principal = drawn.Principal, Hash = drawn.Hash, ExpiresAt = DateTimeOffset.MaxValue,
        };
        return (drawn.Show(CredentialKind.Key), principal, credential);
    }

    private static double Check(AccessDirectory directory, string[] keys, int repetitions, bool isKnown)
    {
        var at = 0;
        return Timing.Median(repetitions, count =>
        {
            for (var turn = 0; turn < count; turn++)
            {
                if (directory.Check(CredentialKind.Key, keys[++at % keys.Length]).Caller is null == isKnown)
                {
                    throw new InvalidOperationException("A key was not what it is.");
                }
            }
        });
    }

    private static double Digest(int repetitions, byte[][] secrets)
    {
        var (at, hash) = (0, new byte[SHA256.HashSizeInBytes]);
        return Timing.Median(repetitions, count =>
        {
            for (var turn = 0; turn < count; turn++)
            {
                SHA256.HashData(secrets[++at % secrets.Length], hash);
            }
        });
    }

    private static double Decide(int repetitions)
    {
        var hall = new CentreId("hall-7");
        ImmutableArray<Grant> grants = [.. Enumerable.Range(0, 8).Select(number => new Grant(Role.Supervisor, new CentreId($"hall-{number}")))];
        var caller = new AccessCaller(new PrincipalId("p-aaqaeayeaudaocajbifqydioba"), grants);
        var call = new AccessCall(Permission.DirectRequests, hall) { HasReason = true };
        return Timing.Median(repetitions, count =>
        {
            for (var turn = 0; turn < count; turn++)
            {
                if (!AccessPolicy.Decide(caller, call).IsAllowed)
                {
                    throw new InvalidOperationException("What was granted is not allowed.");
                }
            }
        });
    }
}
