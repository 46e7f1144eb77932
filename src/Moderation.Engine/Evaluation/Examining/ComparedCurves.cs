using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Examining;

/// <summary>The curves of both models on the same labels.</summary>
internal sealed record ComparedCurves(
    ExaminedPart Part,
    Category Category,
    ModelCurves Champion,
    ModelCurves Challenger
);
