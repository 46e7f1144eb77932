namespace Moderation.Engine.Evaluation.Examining;

/// <summary>Weights of comments by what they are and how they are decided.</summary>
internal struct Decided
{
    private double _badApproved;
    private double _badReviewed;
    private double _goodApproved;
    private double _goodReviewed;

    public readonly double? BadApproved => Share(_badApproved, _badReviewed);

    public readonly double? BadAmongApproved => Share(_badApproved, _goodApproved);

    public readonly double? GoodReviewed => Share(_goodReviewed, _goodApproved);

    public readonly double? Reviewed => Share(_badReviewed + _goodReviewed, _badApproved + _goodApproved);

    /// <summary>Counts a comment.</summary>
    public void Add(bool isBad, bool isReviewed, double weight)
    {
        if (isBad)
        {
            (_badApproved, _badReviewed) = isReviewed
                ? (_badApproved, _badReviewed + weight)
                : (_badApproved + weight, _badReviewed);
        }
        else
        {
            (_goodApproved, _goodReviewed) = isReviewed
                ? (_goodApproved, _goodReviewed + weight)
                : (_goodApproved + weight, _goodReviewed);
        }
    }

    private static double? Share(double part, double rest) => part + rest == 0 ? null : part / (part + rest);
}
