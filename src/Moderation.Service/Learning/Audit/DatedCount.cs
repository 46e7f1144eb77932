namespace Moderation.Service.Learning.Audit;

/// <summary>A count of a day.</summary>
internal abstract record DatedCount
{
    /// <summary>The day, see <see cref="DayName"/>.</summary>
    public required string Day { get; init; }

    public long Comments { get; init; }

    public DateOnly Date => DayName.Read(Day);
}
