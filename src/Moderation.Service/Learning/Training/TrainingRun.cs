using System.Globalization;
using Microsoft.Extensions.Options;
using Moderation.Engine.Evaluation.Examining;
using Moderation.Engine.Models;
using Moderation.Engine.Training;
using Moderation.Engine.Training.Adapting;
using Moderation.Service.Learning.Audit;
using Moderation.Service.Learning.Drift;
using Moderation.Service.Learning.Models;
using Moderation.Service.Learning.Policies;

namespace Moderation.Service.Learning.Training;

/// <summary>
/// One training from the labels to a model that is examined: all labels are read anew, some threads are kept aside, the
/// others correct the root, and what was kept aside compares the result with the champion.
/// </summary>
internal sealed class TrainingRun(
    Labels.Labels labels,
    RecentComments recent,
    Responses responses,
    SentToReviewStore sent,
    ScoreDayStore scoreDays,
    TrainingStore store,
    ModelStore models,
    ConfiguredModel root,
    PoliciesInForce policies,
    IOptions<AuditOptions> audit,
    TimeProvider clock
)
{
    // How much of the work is done after each part, as it was timed with 3,000 labels.
    private const double Read = 0.05;
    private const double Adapted = 0.85;

    private const string Same =
        "It has the present model's weights: the labels that teach are the same. Only its thresholds can differ.";

    // Of an import, whether it is turned round: more would show no more.
    private const int MostAsked = 2_000;

    /// <summary>Trains and examines, on the calling thread.</summary>
    /// <param name="training">What is wanted.</param>
    /// <param name="progress">Called often.</param>
    /// <param name="cancel">Ends it.</param>
    /// <exception cref="OperationCanceledException">It was ended.</exception>
    public TrainingResult Run(StoredTraining training, Action<TrainingProgress> progress, CancellationToken cancel)
    {
        progress(new TrainingProgress("Reading the labels", 0, 1));
        var (champion, began) = (policies.Current, clock.GetUtcNow());
        var material = ReadAsync(champion.Model.Version, cancel).GetAwaiter().GetResult();
        var split = material.Split;
        var newest = material.Newest;
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
                $"The labels are too few to learn from. {string.Join(' ', why)} {Aside(split)}Nothing is changed.",
                null
            );
        }

        progress(new TrainingProgress("Examining", Adapted, 1));
        var taughtImports = SomeOfEachImport(split.Training);
        var examination = Examination.Run(
            new ExaminationInput
            {
                Champion = new ExaminedModel(champion.Model, Thresholds(champion)),
                Challenger = new ExaminedModel(adapted.ToModel(adapted.Thresholds), adapted.Thresholds),
                Labels = split.Examination,
                ImportNames = labels.ImportNamesAsync(cancel).GetAwaiter().GetResult(),
                TaughtImports = taughtImports,
                IsChampionBrought = material.IsChampionBrought,
                Root = taughtImports.Length == 0 ? null : Model.Load(root.Folder),
                Erased = material.Erased,
                Unsettled = material.Unsettled,
                Recent = newest.Comments,
                Gone = newest.Gone,
                RecentTaught = newest.CountOf(split.Training),
                CommentsPerDay = newest.PerDay,
                Review = split.Cut is { } since ? sent.SinceAsync(since, cancel).GetAwaiter().GetResult() : null,
                LeastAuditRate = audit.Value.Rate > 0 ? audit.Value.Rate : null,
                Risk = training.Wish.Risk,
                Confidence = training.Wish.Confidence,
                Marked = training.Wish.Marked,
                Seed = training.Seed,
            },
            cancel,
            done => progress(new TrainingProgress("Examining", Adapted + ((1 - Adapted) * done), 1))
        );
        examination = examination with
        {
            Remarks = [.. examination.Remarks, .. ReadBefore(split), .. Unanswered(material.Answered)],
        };
        if (champion.Model.Version.StartsWith(adapted.Version + "-", StringComparison.Ordinal))
        {
            examination = examination with { Remarks = [Same, .. examination.Remarks] };
        }

        var model = Packed(training, adapted, examination, split, newest, began, cancel);
        return new TrainingResult(
            examination.IsOffered ? TrainingState.Offered : TrainingState.Refused,
            !examination.IsOffered ? string.Join(' ', examination.Reasons)
                : examination.Doubt is not { } doubt ? "It is worse in nothing that is marked: an admin may promote it."
                : $"{doubt} Nothing that is marked speaks against it: an admin may promote it, and should look at its report first.",
            model
        );
    }

    private async Task<TrainingMaterial> ReadAsync(string champion, CancellationToken cancel)
    {
        var (read, gone, other) = (new List<LabelledComment>(), new List<ErasedLabel>(), new List<UnsettledComment>());
        await foreach (var label in labels.AllAsync(gone.Add, other.Add, cancel))
        {
            read.Add(label);
        }

        var taught = await TaughtAsync(champion, cancel);
        var threads = await labels.ThreadsAsync(cancel);
        var cut = LabelSplit.Of(
            read,
            taught?.Cut,
            taught?.BeganAt,
            threads,
            taught?.CutThreads,
            taught?.ExaminedAtCut,
            taught?.Imports
        );
        if (cut.Cut is { } since)
        {
            other.AddRange(await sent.UnsettledSinceAsync(since, cancel));
        }

        var (split, erased, unsettled, answered) = await responses.WeighAsync(
            cut,
            cut.ExaminedOf(gone, label => (label.Thread, label.At)),
            cut.ExaminedOf(other, one => (one.Thread, one.At)),
            cancel
        );
        return new TrainingMaterial(
            split,
            erased,
            unsettled,
            answered,
            (await recent.ReadAsync(cancel)).Since(split.Cut),
            taught?.IsBrought == true
        );
    }

    private async Task<Taught?> TaughtAsync(string champion, CancellationToken cancel)
    {
        if (await store.TaughtAsync(champion, cancel) is { } taught)
        {
            var report = ModelReport.TryRead(await models.ReportAsync(champion, cancel));
            return taught with { CutThreads = report?.CutThreads ?? [], ExaminedAtCut = report?.ExaminedAtCut };
        }

        // A correction that somebody brought may have learned from any label that there was by then.
        return await models.FindAsync(champion, cancel) is { Root: not null } brought
            ? new Taught
            {
                Cut = brought.MadeAt,
                BeganAt = brought.MadeAt,
                IsBrought = true,
                Imports = await labels.ImportsUntilAsync(brought.MadeAt, cancel),
            }
            : null;
    }

    private TrainedModel Packed(
        StoredTraining training,
        AdaptedModel adapted,
        ExaminationReport examination,
        LabelSplit split,
        NewestComments newest,
        DateTimeOffset began,
        CancellationToken cancel
    )
    {
        var thresholds = examination.Chosen.Thresholds;
        // The same weights may be examined by other labels, or be asked for another promise: each training names its own.
        var name = $"{adapted.Version}-{training.Id.ToString(CultureInfo.InvariantCulture)}";
        var languages = scoreDays.LanguagesAsync(DayName.Of(newest.From ?? began), cancel).GetAwaiter().GetResult();
        var packed = adapted.Pack(name, thresholds, newest.Spread(adapted.ToModel(thresholds), languages));
        return new TrainedModel(
            packed.Parts.Manifest.Version,
            ModelArchive.Pack(ModelSource.Of(packed)),
            Report(adapted, examination with { Challenger = packed.Parts.Manifest.Version }, split, began),
            split.Cut ?? (split.Training.Any(label => label.Origin != LabelOrigin.Import) ? began : null)
        );
    }

    private ModelReport Report(
        AdaptedModel adapted,
        ExaminationReport examination,
        LabelSplit split,
        DateTimeOffset began
    ) =>
        new()
        {
            MadeAt = clock.GetUtcNow(),
            LabelsReadAt = began,
            Root = root.Version,
            Origins = split.Training.CountBy(label => label.Origin).ToDictionary(),
            Trained = split.TrainingCounts,
            Examined = split.ExaminationCounts,
            Cut = split.Cut,
            CutThreads = split.CutThreads,
            ExaminedAtCut = split.ExaminedAtCut,
            NearDuplicates = split.NearDuplicates,
            GoldenTexts = split.GoldenTexts,
            Unjudged = split.Unjudged,
            Kept = adapted
                .Categories.Where(category => category.Kept is not null)
                .ToDictionary(category => category.Category, category => category.Kept!),
            Examination = examination,
            Moves = adapted.Moves,
        };

    // Chosen by their texts, so that they are of all its parts.
    private static LabelledComment[] SomeOfEachImport(IEnumerable<LabelledComment> training) =>
        [
            .. training
                .Where(label => label.Origin == LabelOrigin.Import)
                .GroupBy(label => label.ImportId)
                .SelectMany(import => import.OrderBy(label => StableHash.Of(label.Comment.Text)).Take(MostAsked)),
        ];

    private static string Aside(LabelSplit split) =>
        split.Examination.Count - split.ExaminationCounts.Golden is var aside and > 0
            ? $"{aside} others are kept aside to examine with, and teach nothing. "
            : "";

    private static IEnumerable<string> ReadBefore(LabelSplit split)
    {
        if (split.GoldenRead > 0)
        {
            yield return $"Of the golden comments {split.GoldenRead} had no part in the comparison: they were made golden after the present "
                + "model was trained, and it may have learned from nearly the same ones.";
        }
    }

    private static IEnumerable<string> Unanswered(double? answered)
    {
        if (answered < 1)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{1 - answered.Value:0 %} of the comments that were drawn for audits have no answer. Figures and thresholds take them to be like those of the same chance that have; where moderators skip what is hard, that is too kind."
            );
        }
    }

    private static Thresholds Thresholds(PolicyInForce inForce) =>
        new(inForce.Policy.ToxicityThreshold, inForce.Policy.SpamThreshold);
}
