namespace Coordination.Web.Tests.Hosting;

/// <summary>Asks over the network again and again; what is waited for happens by itself, or the test run's time-out ends it.</summary>
internal static class Until
{
    private const int Attempts = 20_000;

    public static async Task TrueAsync(Func<Task<bool>> holds)
    {
        for (var i = 0; i < Attempts; i++)
        {
            if (await holds())
            {
                return;
            }
        }

        throw new TimeoutException("What was waited for did not happen.");
    }
}
