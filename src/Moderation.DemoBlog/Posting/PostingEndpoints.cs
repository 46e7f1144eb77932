using Microsoft.AspNetCore.Mvc;

namespace Moderation.DemoBlog.Posting;

/// <summary>The three forms: post, edit, delete.</summary>
internal static class PostingEndpoints
{
    private const int MaxBytes = 256 * 1024;

    public static void MapPosting(this RouteGroupBuilder demo)
    {
        // No tokens: forms of other sites are refused by where they come from.
        var comments = demo.MapGroup("/comments")
            .DisableAntiforgery()
            .AddEndpointFilter(OwnForms.CheckAsync)
            .WithMetadata(new RequestSizeLimitAttribute(MaxBytes));
        comments.MapPost("", PostComment.HandleAsync);
        comments.MapPost("/{id}/edit", EditComment.HandleAsync);
        comments.MapPost("/{id}/delete", DeleteComment.HandleAsync);
    }
}
