using Moderation.Engine.Evaluation.Drift;

namespace Moderation.Engine.Models;

/// <summary>
/// How a model scored the rows that its calibration rests on, by fits that had not seen them, at the natural rate that
/// the calibration assumes: what a blog's own comments are compared with.
/// </summary>
/// <param name="Toxicity">Scores of the rows that toxicity was calibrated on.</param>
/// <param name="Spam">Scores of the rows that spam was calibrated on.</param>
/// <param name="Languages">Languages of both kinds of rows, each kind counting one half.</param>
internal sealed record ManifestCalibration(ScoreHistogram Toxicity, ScoreHistogram Spam, LanguageHistogram Languages);
