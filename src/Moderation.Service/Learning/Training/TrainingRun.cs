using Microsoft.Extensions.Options;
using Moderation.Engine.Evaluation.Drift;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;
using Moderation.Service.Learning.Audit;
using Moderation.Service.Learning.Models;
using Moderation.Service.Learning.Policies;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// One training from the labels to a model that is examined: all labels are read anew, the newest threads are kept aside,
/// the others correct the root, and what was kept aside compares the result with the champion.
/// </summary>
internal sealed class TrainingRun(
    Labels.Labels labels,
    RecentComments recent,
    TrainingStore store,
    ConfiguredModel root,
    PoliciesInForce policies,
    IOptions<AuditOptions> audit,
    TimeProvider clock
)
{
    // How much of the work is done after each part, as it was timed with 3,000 labels.
    private const double Read = 0.05;
    private const double Adapted = 0.75;

    /// <summary>Trains and examines, on the calling thread.</summary>
    /// <param name="training">What is wanted.</param>
    /// <param name="progress">Called often.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public TrainingResult Run(StoredTraining training, Action<TrainingProgress> progress, CancellationToken cancel)
    {
        progress(new TrainingProgress("Reading the labels", 0, 1));
        var champion = policies.Current;
        var (all, newest, cut) = ReadAsync(champion.Model.Version, cancel).GetAwaiter().GetResult();
        var split = LabelSplit.Of(all, cut);
        var adapted = Adaptation.Run(
            root.Folder,
            split.Training,
            new AdaptationOptions { Seed = training.Seed },
            told => progress(told with { Done = Read + ((Adapted - Read) * told.Done / told.All), All = 1 }),
            cancel
        );
        if (adapted.Categories.All(category => category.Kept is not null))
        {
            var why = adapted.Categories.Select(category => category.Kept);
            return new TrainingResult(
                TrainingState.Refused,
                $"The labels are too few to learn from. {string.Join(' ', why)} Nothing is changed.",
                null
            );
        }

        progress(new TrainingProgress("Examining", Adapted, 1));
        var examination = Examination.Run(
            new ExaminationInput
            {
                Champion = new ExaminedModel(champion.Model, Thresholds(champion)),
                Challenger = new ExaminedModel(adapted.ToModel(adapted.Thresholds), adapted.Thresholds),
                Labels = split.Examination,
                Recent = newest.Comments,
                CommentsPerDay = newest.PerDay,
                LeastAuditRate = audit.Value.Rate > 0 ? audit.Value.Rate : null,
                Risk = training.Wish.Risk,
                Confidence = training.Wish.Confidence,
                Marked = training.Wish.Marked,
                Seed = training.Seed,
            },
            cancel
        );
        var model = Packed(adapted, examination, split);
        return new TrainingResult(
            examination.IsOffered ? TrainingState.Offered : TrainingState.Refused,
            examination.IsOffered
                ? "It is worse in nothing that is marked: an admin may promote it."
                : string.Join(' ', examination.Reasons),
            model
        );
    }

    private async Task<(
        IReadOnlyList<LabelledComment> Labels,
        (IReadOnlyList<RecentComment> Comments, double? PerDay) Recent,
        DateTimeOffset? Cut
    )> ReadAsync(string champion, CancellationToken cancel)
    {
        var read = new List<LabelledComment>();
        await foreach (var label in labels.AllAsync(cancel))
        {
            read.Add(label);
        }

        return (read, await recent.ReadAsync(cancel), await store.CutOfAsync(champion, cancel));
    }

    private TrainedModel Packed(AdaptedModel adapted, ExaminationReport examination, LabelSplit split)
    {
        var thresholds = examination.Chosen.Thresholds;
        var packed = adapted.Pack(thresholds, CalibratedOn(adapted.ToModel(thresholds), split));
        return new TrainedModel(
            packed.Parts.Manifest.Version,
            ModelArchive.Pack(ModelSource.Of(packed)),
            Report(adapted, examination, split),
            split.Cut
        );
    }

    private ModelReport Report(AdaptedModel adapted, ExaminationReport examination, LabelSplit split) =>
        new()
        {
            MadeAt = clock.GetUtcNow(),
            Root = root.Version,
            Origins = split.Training.CountBy(label => label.Origin).ToDictionary(),
            Trained = split.TrainingCounts,
            Examined = split.ExaminationCounts,
            Cut = split.Cut,
            NearDuplicates = split.NearDuplicates,
            Kept = adapted
                .Categories.Where(category => category.Kept is not null)
                .ToDictionary(category => category.Category, category => category.Kept!),
            Examination = examination,
            Moves = adapted.Moves,
        };

    // What was labelled with a known chance speaks for the blog's comments, where approved ones were audited: those that
    // come later are compared with it.
    private static ManifestCalibration? CalibratedOn(Model model, LabelSplit split)
    {
        LabelledComment[] known =
        [
            .. split
                .Training.Concat(split.Examination)
                .Where(label => label.Origin != LabelOrigin.Golden && label.Probability is not null),
        ];
        if (known.All(label => label.Origin != LabelOrigin.Audit))
        {
            return null;
        }

        var scored = known
            .Select(label => (Weight: 1 / label.Probability!.Value, Scores: model.Score(label.Comment), label.Comment))
            .ToArray();
        return new ManifestCalibration(
            ScoreHistogram.Of(scored.Select(one => ((double)one.Scores.Toxicity, one.Weight))),
            ScoreHistogram.Of(scored.Select(one => ((double)one.Scores.Spam, one.Weight))),
            LanguageHistogram.Of(scored.Select(one => (model.Language(one.Comment.Text), one.Weight)))
        );
    }

    private static Thresholds Thresholds(PolicyInForce inForce) =>
        new(inForce.Policy.ToxicityThreshold, inForce.Policy.SpamThreshold);
}
