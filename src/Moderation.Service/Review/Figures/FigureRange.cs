namespace Moderation.Service.Review.Figures;

/// <summary>How far back figures look.</summary>
internal enum FigureRange
{
    /// <summary>24 hours, by the hour.</summary>
    Day,

    /// <summary>7 days, by the hour.</summary>
    Week,

    /// <summary>30 days, by 24 hours.</summary>
    Month,
}
