namespace Moderation.Service.Dashboard.Live;

/// <summary>New decisions for the page.</summary>
/// <param name="Html">Rows, the newest first.</param>
/// <param name="Skipped">How many came as well, and are not among the rows because there were too many to read.</param>
internal sealed record LiveBatch(string Html, long Skipped);
