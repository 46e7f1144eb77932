namespace Moderation.Service.Learning.Models;

/// <summary>The words of the history for what is done to models.</summary>
internal static class ModelDeeds
{
    public const string Upload = "model.upload";

    public const string Promote = "model.promote";

    public const string RollBack = "model.rollback";

    public const string Rescore = "model.rescore";
}
