using System.Globalization;

namespace Moderation.Engine.Deciding.Checks;

/// <summary>Nearly the same text from several authors, or again and again from one.</summary>
internal static class WaveCheck
{
    public static Reason? Run(Case one) =>
        one.Likeness is { } like ? new Reason(ReasonCodes.Wave, $"{Found(like)}{Rejected(like)}") : null;

    // As it was found then: who reads it may do so days later.
    private static string Found(Likeness like) =>
        like.Count == 1 ? ""
        : like.Authors == 1 ? $"{Number(like.Count)} comments like this from one author within {Time(like.Within)}."
        : $"{Number(like.Count)} comments like this from {Number(like.Authors)} authors within {Time(like.Within)}.";

    private static string Rejected(Likeness like) =>
        !like.WasRejected ? ""
        : like.Count == 1 ? "A wave of comments like this was rejected before."
        : " The wave was rejected before.";

    private static string Time(TimeSpan within) =>
        within == TimeSpan.FromHours(1) ? "an hour"
        : within.TotalHours >= 2 ? $"{Number((int)within.TotalHours)} hours"
        : $"{Number((int)Math.Ceiling(within.TotalMinutes))} minutes";

    private static string Number(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
