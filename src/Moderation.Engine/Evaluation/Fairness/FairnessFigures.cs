namespace Moderation.Engine.Evaluation.Fairness;

/// <summary>How toxicity scores treat comments that name an identity (Borkan et al. 2019); null with too few rows.</summary>
/// <param name="Name">Which rows.</param>
/// <param name="Word">The word that names the identity.</param>
/// <param name="Rows">How many labelled rows have the word.</param>
/// <param name="Positives">How many of them are toxic.</param>
/// <param name="FalsePositiveRate">The share of those that are not toxic which goes to review.</param>
/// <param name="SubgroupAuc">The area under the ROC curve within the rows that have the word.</param>
/// <param name="BpsnAuc">Toxic rows without the word against others with it: low where the word raises scores.</param>
/// <param name="BnspAuc">Toxic rows with the word against others without it: low where the word lowers scores.</param>
internal sealed record FairnessFigures(
    string Name,
    string Word,
    int Rows,
    int Positives,
    double? FalsePositiveRate,
    double? SubgroupAuc,
    double? BpsnAuc,
    double? BnspAuc
);
