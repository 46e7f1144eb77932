using System.Globalization;

namespace Moderation.Cli;

/// <summary>A change with its sign: <c>+0.012</c>, <c>-0.003</c>, <c>0.000</c>.</summary>
internal static class SignedNumber
{
    /// <summary>With three digits after the point.</summary>
    public static string Of(double change) =>
        // Adding 0 turns a negative zero, which has a sign of its own when it is written, into a plain one.
        (Math.Round(change, 3) + 0.0).ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);
}
