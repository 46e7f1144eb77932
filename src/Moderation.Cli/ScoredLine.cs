using Moderation.Engine.Deciding;

namespace Moderation.Cli;

/// <summary>What <c>moderation score</c> writes for a line that it could read.</summary>
internal sealed record ScoredLine(
    float Toxicity,
    float Spam,
    string Decision,
    IReadOnlyList<Reason> Reasons,
    string Language
);
