using Moderation.Service.Intake;
using Moderation.Service.Security;

namespace Moderation.Service.Learning.Training;

/// <summary><c>/api/trainings</c>: asks for a training, follows it and ends it.</summary>
internal static class TrainingEndpoints
{
    private const int Bytes = 10_000;

    public static void MapTrainings(this IEndpointRouteBuilder routes)
    {
        routes.MapPost("/api/trainings", AskAsync).Needs(Rights.Train);
        routes.MapGet("/api/trainings", ListAsync).Needs(Rights.Train);
        routes.MapGet("/api/trainings/{id:long}", ReadAsync).Needs(Rights.Train);
        routes.MapPost("/api/trainings/{id:long}/cancel", CancelAsync).Needs(Rights.Train);
    }

    /// <summary>
    /// Takes a <see cref="TrainingWish"/>, or nothing for what was wanted last. 202 with a <see cref="TrainingAnswer"/>, of
    /// the one that is open where there is one; 409 where that is cancelled and still ends.
    /// </summary>
    private static async Task<IResult> AskAsync(
        HttpRequest request,
        Actor by,
        Trainings trainings,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var wish = await trainings.LastWishAsync(by, cancel);
        if (RequestBody.IsGiven(request))
        {
            var (document, problem) = await RequestBody.ReadAsync(request, Bytes, "give less", cancel);
            if (document is null)
            {
                return problem!;
            }

            var errors = new Dictionary<string, string[]>();
            using (document)
            {
                wish = WishBody.Read(document.RootElement, wish, errors);
            }

            if (errors.Count > 0)
            {
                return TypedResults.ValidationProblem(errors);
            }
        }

        var (training, isJoined) = await trainings.AskAsync(by, wish);
        if (training.CancelledBy is not null)
        {
            return RequestBody.Problem(
                409,
                $"Training {training.Id} is cancelled and ends within seconds: ask again when it has ended."
            );
        }

        var answer = Answer(training, request, clock) with { IsJoined = isJoined };
        return TypedResults.Accepted(answer.Location, answer);
    }

    private static async Task<IResult> ListAsync(
        HttpRequest request,
        Actor by,
        Trainings trainings,
        TimeProvider clock,
        CancellationToken cancel
    )
    {
        var listed = await trainings.ListAsync(by, cancel);
        return TypedResults.Ok(new { trainings = listed.Select(one => Answer(one, request, clock)) });
    }

    private static async Task<IResult> ReadAsync(
        HttpRequest request,
        long id,
        Actor by,
        Trainings trainings,
        TimeProvider clock,
        CancellationToken cancel
    ) =>
        await trainings.FindAsync(by, id, cancel) is { } training
            ? TypedResults.Ok(Answer(training, request, clock))
            : Unknown();

    private static async Task<IResult> CancelAsync(
        HttpRequest request,
        long id,
        Actor by,
        Trainings trainings,
        TimeProvider clock
    )
    {
        if (await trainings.CancelAsync(by, id) is { } cancelled)
        {
            return TypedResults.Accepted((string?)null, Answer(cancelled, request, clock));
        }

        return await trainings.FindAsync(by, id, CancellationToken.None) is { } ended
            ? RequestBody.Problem(409, $"This training has ended: it is {ended.StateWord}. There is nothing to cancel.")
            : Unknown();
    }

    private static TrainingAnswer Answer(StoredTraining training, HttpRequest request, TimeProvider clock) =>
        TrainingAnswer.Of(training, clock.GetUtcNow(), request.PathBase);

    private static IResult Unknown() =>
        RequestBody.Problem(404, "There is no such training: GET /api/trainings lists them.");
}
