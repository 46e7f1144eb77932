namespace Moderation.Service.Review;

/// <summary>The lanes as the tables and addresses have them.</summary>
internal static class LaneNames
{
    public static string Of(Lane lane) => lane == Lane.Spam ? "spam" : "judgement";

    public static Lane Read(string name) => name == "spam" ? Lane.Spam : Lane.Judgement;
}
