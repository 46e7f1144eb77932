namespace Moderation.Service.Intake;

/// <summary>The comments that are nearly the same as one, this one among them.</summary>
/// <param name="Key">The key that most of them share.</param>
/// <param name="Count">How many share it.</param>
/// <param name="Authors">How many authors the newest of them have.</param>
/// <param name="OfAuthor">How many of the newest are by the author of this one.</param>
internal readonly record struct Crowd(long Key, int Count, int Authors, int OfAuthor);
