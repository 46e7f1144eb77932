using Moderation.Engine.Deciding;
using Moderation.Service.Intake;
using Moderation.Service.Security;

namespace Moderation.Service.Review;

/// <summary>
/// What moderators say of an author, over HTTP: <c>POST /api/authors/{siteId}/{author}/mute</c>, <c>trust</c> and
/// <c>clear</c>, without a body. The author is named as <c>author</c> in the list of what is under review. With
/// <c>?seen=</c> <c>usual</c>, <c>muted</c> or <c>trusted</c> it is done only where that is said of him now.
/// </summary>
internal static class AuthorEndpoints
{
    private const string ById = "Give the blog's own id of the author, or name: and the name in lower case.";

    public static void MapAuthors(this IEndpointRouteBuilder routes)
    {
        Map("mute", authors => authors.MuteAsync);
        Map("trust", authors => authors.TrustAsync);
        Map("clear", authors => authors.ClearAsync);

        void Map(string what, Func<Authors, Func<Actor, string, string, AuthorStanding?, Task<AuthorOutcome>>> deed) =>
            routes
                .MapPost(
                    $"/api/authors/{{siteId}}/{{author}}/{what}",
                    (HttpContext context, Actor by, Authors authors) => SetAsync(context, by, deed(authors))
                )
                .Needs(Rights.Review);
    }

    private static async Task<IResult> SetAsync(
        HttpContext context,
        Actor by,
        Func<Actor, string, string, AuthorStanding?, Task<AuthorOutcome>> deed
    )
    {
        var (siteId, author) = RouteIds.Of(context, behind: 1);
        var seen = Seen($"{context.Request.Query["seen"]}", out var mistake);
        if (Refusals(siteId, author, mistake) is { Count: > 0 } refusals)
        {
            return TypedResults.ValidationProblem(refusals);
        }

        return await deed(by, siteId, author, seen) switch
        {
            AuthorOutcome.Done => TypedResults.NoContent(),
            AuthorOutcome.NameAlone => RequestBody.Problem(
                409,
                "The blog gives no id of this author, and anybody may write under a name: only who has an id can be trusted."
            ),
            AuthorOutcome.Changed => RequestBody.Problem(
                409,
                "Somebody said something else of this author meanwhile, and that stands: the author's page shows what."
            ),
            _ => RequestBody.Problem(404, $"No comment of this author is here. {ById}"),
        };
    }

    private static AuthorStanding? Seen(string written, out string? mistake)
    {
        foreach (var standing in Enum.GetValues<AuthorStanding>())
        {
            if (standing.ToString().ToLowerInvariant() == written)
            {
                mistake = null;
                return standing;
            }
        }

        mistake = written.Length == 0 ? null : "Give usual, muted or trusted, or leave it out.";
        return null;
    }

    private static Dictionary<string, string[]> Refusals(string siteId, string author, string? mistake)
    {
        var refusals = new Dictionary<string, string[]>();
        if (IdRules.Refusal(siteId) is { } wrong)
        {
            refusals["siteId"] = [$"It {wrong}."];
        }

        if (!AuthorKey.IsValid(author))
        {
            refusals["author"] = [ById];
        }

        if (mistake is not null)
        {
            refusals["seen"] = [mistake];
        }

        return refusals;
    }
}
