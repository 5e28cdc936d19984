namespace Coordination.Web.Tests.Hosting;

/// <summary>Asks over the network again and again, with a rest between: what is waited for happens by itself, and on a busy machine not at once.</summary>
internal static class Until
{
    private static readonly TimeSpan Rest = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    public static async Task TrueAsync(Func<Task<bool>> holds)
    {
        for (var since = TimeProvider.System.GetTimestamp(); TimeProvider.System.GetElapsedTime(since) < Patience; await Task.Delay(Rest))
        {
            if (await holds())
            {
                return;
            }
        }

        throw new TimeoutException("What was waited for did not happen.");
    }
}
