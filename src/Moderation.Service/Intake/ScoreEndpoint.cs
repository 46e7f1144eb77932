using Moderation.Service.Learning.Policies;

namespace Moderation.Service.Intake;

/// <summary><c>POST /api/score</c>: what would be decided, with nothing stored.</summary>
internal static class ScoreEndpoint
{
    /// <summary>Takes <c>{"text", "author"?: {"name", "url"}, "language"?}</c>, for a blog that warns before posting.</summary>
    public static async Task<IResult> ScoreAsync(
        HttpRequest request,
        PoliciesInForce policies,
        CancellationToken cancel
    )
    {
        var (document, problem) = await RequestBody.ReadAsync(
            request,
            Limits.MessageBytes,
            "send a shorter text",
            cancel
        );
        if (document is null)
        {
            return problem!;
        }

        using (document)
        {
            var reading = MessageReader.ReadText(document.RootElement);
            if (reading.Fault is { } fault)
            {
                return TypedResults.ValidationProblem(
                    new Dictionary<string, string[]>
                    {
                        [fault.Field.Length > 0 ? fault.Field : "body"] = [fault.Explanation],
                    }
                );
            }

            return TypedResults.Ok(ScoreAnswer.Of(policies.Current.Decider.Decide(reading.Message!, reading.Signals)));
        }
    }
}
