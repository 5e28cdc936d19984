namespace Coordination.Web.Binding;

/// <summary>The years that callers may ask for: no hall has a record of others, and calendars end somewhere.</summary>
internal static class KnownYears
{
    public const int First = 1970;
    public const int Last = 2199;

    /// <summary>For messages: <c>of the years 1970 to 2199</c>.</summary>
    public const string Words = "of the years 1970 to 2199";

    public static bool Have(int year) => year is >= First and <= Last;
}
