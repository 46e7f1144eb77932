using System.Text.Json;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Moderation.Service.Intake;

/// <summary>Reads JSON of a limited size from a request.</summary>
internal static class RequestBody
{
    /// <summary>Whether a request brings a body, be it JSON or not: for those that may do without one.</summary>
    public static bool IsGiven(HttpRequest request) =>
        request.HasJsonContentType()
        || request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is { CanHaveBody: true };

    /// <summary>The parsed body, or the answer that says why there is none.</summary>
    /// <param name="request">The request.</param>
    /// <param name="limit">Bytes that the body may have.</param>
    /// <param name="advice">What to do when it has more.</param>
    /// <param name="cancel">Ends the reading.</param>
    public static async Task<(JsonDocument? Document, ProblemHttpResult? Problem)> ReadAsync(
        HttpRequest request,
        int limit,
        string advice,
        CancellationToken cancel
    )
    {
        if (!request.HasJsonContentType())
        {
            return (null, Problem(415, "The body must be sent as Content-Type: application/json."));
        }

        using var buffer = new MemoryStream();
        var block = new byte[81_920];
        int read;
        while ((read = await request.Body.ReadAsync(block, cancel)) > 0)
        {
            if (buffer.Length + read > limit)
            {
                return (null, Problem(413, $"The body is larger than {limit} bytes: {advice}."));
            }

            buffer.Write(block, 0, read);
        }

        if (buffer.Length == 0)
        {
            return (null, Problem(400, "The body is empty: send JSON."));
        }

        try
        {
            return (JsonDocument.Parse(MessageReader.WithoutMark(buffer.ToArray())), null);
        }
        catch (JsonException e)
        {
            return (
                null,
                Problem(400, $"The body is not JSON (line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}).")
            );
        }
    }

    /// <summary>An answer that says what is wrong and what would be right.</summary>
    public static ProblemHttpResult Problem(int status, string detail) =>
        TypedResults.Problem(detail, statusCode: status);
}
