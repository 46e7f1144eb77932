namespace Moderation.Engine.Training;

/// <summary>A row with the label of the category that is trained.</summary>
/// <param name="Row">The row.</param>
/// <param name="Label">Whether the category applies.</param>
/// <param name="Weight">How much the row counts, above 0.</param>
/// <param name="IsAgain">Whether it is a row told once more, without its author.</param>
internal readonly record struct WeighedRow(CorpusRow Row, bool Label, float Weight, bool IsAgain = false)
{
    /// <summary>Which of <paramref name="folds"/> parts the row belongs to: the same for all rows of its group.</summary>
    public int Fold(int folds) =>
        (int)(StableHash.Of(Row.Group.Length > 0 ? $"{Row.Source} {Row.Group}" : Row.Text) % (uint)folds);
}
