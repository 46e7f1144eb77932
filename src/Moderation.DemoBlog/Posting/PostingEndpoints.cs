using Microsoft.AspNetCore.Mvc;

namespace Moderation.DemoBlog.Posting;

/// <summary>The three forms: post, edit, delete.</summary>
internal static class PostingEndpoints
{
    private const int MaxBytes = 256 * 1024;

    public static void MapPosting(this RouteGroupBuilder demo)
    {
        // A forged form has no rights, because the visitor's cookie does not travel with it; see Visitor.
        var comments = demo.MapGroup("/comments")
            .DisableAntiforgery()
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
        comments.MapPost("", PostComment.HandleAsync);
        comments.MapPost("/{id}/edit", EditComment.HandleAsync);
        comments.MapPost("/{id}/delete", DeleteComment.HandleAsync);
    }
}
