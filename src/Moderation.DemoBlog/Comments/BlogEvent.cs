using System.Text.Json.Serialization;

namespace Moderation.DemoBlog.Comments;

/// <summary>Something that happened to a comment: one line of the blog's journal, never changed once written.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "event")]
[JsonDerivedType(typeof(CommentPosted), "posted")]
[JsonDerivedType(typeof(CommentEdited), "edited")]
[JsonDerivedType(typeof(CommentDecided), "decided")]
[JsonDerivedType(typeof(CommentRemoved), "removed")]
[JsonDerivedType(typeof(RemovalSent), "removal-sent")]
internal abstract record BlogEvent(string CommentId);
