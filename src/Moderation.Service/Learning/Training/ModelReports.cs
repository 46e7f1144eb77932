using System.Text.Json;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Service.Learning.Models;
using Moderation.Service.Security;

namespace Moderation.Service.Learning.Training;

/// <summary>What was found of the models that were trained here.</summary>
internal sealed class ModelReports(StoredModels models, ChangedTextStore texts)
{
    /// <summary>What was found of a model; null where there is no such model, or it was not examined.</summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<ModelReport?> FindAsync(Actor by, string version, CancellationToken cancel) =>
        await models.ReportAsync(by, version, cancel) is { } written ? ModelReport.Read(written) : null;

    /// <summary>
    /// What an examination found, for a page that must come even where a report cannot be read: null then, as where there is none.
    /// </summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public async Task<ExaminationReport?> FoundAsync(Actor by, string version, CancellationToken cancel)
    {
        try
        {
            return (await FindAsync(by, version, cancel))?.Examination;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>
    /// What the comments say that would be decided differently, by their names in the report; those that were deleted since
    /// are missing.
    /// </summary>
    /// <exception cref="NotAllowedException">An admin alone may.</exception>
    public Task<IReadOnlyDictionary<string, ChangedText>> TextsAsync(
        Actor by,
        ModelReport report,
        CancellationToken cancel
    )
    {
        by.Require(Rights.Administer);
        return texts.ReadAsync([.. report.Examination.Changed.Most.Select(one => one.Id)], cancel);
    }
}
