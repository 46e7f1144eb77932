namespace Moderation.Service.Learning.Labels;

/// <summary>The words of the history for what is done to labels.</summary>
internal static class LabelDeeds
{
    /// <summary>The detail has the import's number, its name and its rows.</summary>
    public const string Import = "labels.import";

    /// <summary>The detail has the import's number and its name.</summary>
    public const string Withdraw = "labels.withdraw";

    /// <summary>Of a copied comment it names that.</summary>
    public const string AddGolden = "golden.add";

    /// <summary>The detail has the golden comment's number.</summary>
    public const string RemoveGolden = "golden.remove";
}
