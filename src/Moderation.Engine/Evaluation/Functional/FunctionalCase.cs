using Moderation.Engine.Deciding;
using Moderation.Engine.Models;

namespace Moderation.Engine.Evaluation.Functional;

/// <summary>A short comment that tests one thing a moderator expects of the model.</summary>
/// <param name="Capability">What is tested, such as negation.</param>
/// <param name="Category">The category that the case is about.</param>
/// <param name="MustBeReviewed">Whether it must go to review for that category, or must not.</param>
/// <param name="Comment">The comment.</param>
internal sealed record FunctionalCase(string Capability, Category Category, bool MustBeReviewed, Comment Comment);
