using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using Moderation.Service.Intake;
using Moderation.Service.Security;

namespace Moderation.Service.Learning.Models;

/// <summary>The models over HTTP: what there is, each as a file, a new one, and which one scores.</summary>
internal static class ModelEndpoints
{
    /// <summary>Bytes of an archive that somebody sends: eight times those of the shipped model.</summary>
    public const int LargestArchive = 32 * 1024 * 1024;

    private const string Zip = "application/zip";
    private const int NoteBytes = 20_000;

    public static void MapModels(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/models", ListAsync).Needs(Rights.Administer);
        routes
            .MapPost("/api/models", UploadAsync)
            .WithMetadata(new RequestSizeLimitAttribute(LargestArchive))
            .Needs(Rights.Administer);
        routes.MapGet("/api/models/{version}/archive", ArchiveAsync).Needs(Rights.Administer);
        routes.MapPost("/api/models/{version}/promote", PromoteAsync).Needs(Rights.Administer);
    }

    /// <summary>A <see cref="ModelsReading"/>, with the champion's version as <c>ETag</c>.</summary>
    private static async Task<IResult> ListAsync(
        HttpResponse response,
        Actor by,
        Promotions promotions,
        CancellationToken cancel
    ) => Answer(response, ModelsReading.Of(await promotions.ReadAsync(by, cancel)));

    private static async Task<IResult> ArchiveAsync(
        string version,
        Actor by,
        StoredModels models,
        CancellationToken cancel
    ) =>
        await models.ArchiveAsync(by, version, cancel) is { } archive
            ? TypedResults.Bytes(archive, Zip, $"model-{version}.zip")
            : Unknown(version);

    /// <summary>Takes the zip of a folder that <c>moderation train</c> wrote. It is stored, and scores nothing yet.</summary>
    private static async Task<IResult> UploadAsync(
        HttpRequest request,
        Actor by,
        StoredModels models,
        CancellationToken cancel
    )
    {
        if (request.ContentType != Zip)
        {
            return RequestBody.Problem(415, $"The body must be sent as Content-Type: {Zip}.");
        }

        using var archive = new MemoryStream();
        await request.Body.CopyToAsync(archive, cancel);
        archive.Position = 0;
        var answer = await models.UploadAsync(by, archive);
        if (answer.Model is not { } model)
        {
            return RequestBody.Problem(400, answer.Refusal!);
        }

        var read = ModelReading.Of(new ModelStanding(model, false, null, false, "", null));
        return answer.IsNew
            ? TypedResults.Created($"{request.PathBase}/api/models/{model.Version}/archive", read)
            : TypedResults.Ok(read);
    }

    /// <summary>
    /// Takes in <c>If-Match</c> the champion that is to be replaced, and <c>{"note"?}</c> where something is to be said.
    /// </summary>
    private static async Task<IResult> PromoteAsync(
        HttpRequest request,
        string version,
        Actor by,
        Promotions promotions,
        CancellationToken cancel
    )
    {
        if (request.GetTypedHeaders().IfMatch is not [var basedOn] || basedOn == EntityTagHeaderValue.Any)
        {
            return RequestBody.Problem(
                428,
                "Say which model this one replaces: send the ETag of GET /api/models as If-Match."
            );
        }

        var (note, problem) = await NoteAsync(request, cancel);
        if (problem is not null)
        {
            return problem;
        }

        var answer = await promotions.PromoteAsync(by, version, note, basedOn.Tag.ToString().Trim('"'));
        return answer.Outcome switch
        {
            PromotionOutcome.Unknown => Unknown(version),
            PromotionOutcome.Refused => RequestBody.Problem(409, answer.Refusal!),
            PromotionOutcome.Overtaken => RequestBody.Problem(
                412,
                $"{basedOn} does not score any more, {answer.Champion} does: read GET /api/models again, and send its ETag as If-Match."
            ),
            _ => Answer(
                request.HttpContext.Response,
                ModelsReading.Of(await promotions.ReadAsync(by, CancellationToken.None))
            ),
        };
    }

    private static async Task<(string? Note, IResult? Problem)> NoteAsync(HttpRequest request, CancellationToken cancel)
    {
        if (!RequestBody.IsGiven(request))
        {
            return (null, null);
        }

        var (document, problem) = await RequestBody.ReadAsync(request, NoteBytes, "write a shorter note", cancel);
        using (document)
        {
            if (problem is not null || document!.RootElement is not { ValueKind: JsonValueKind.Object } body)
            {
                return (null, problem ?? Wrong("body", """Send an object such as {"note": "Why."}, or nothing."""));
            }

            return !body.TryGetProperty("note", out var note) || note.ValueKind == JsonValueKind.Null ? (null, null)
                : note.ValueKind == JsonValueKind.String ? (note.GetString(), null)
                : (null, Wrong("note", "Give a text, or leave it out."));
        }
    }

    private static IResult Wrong(string field, string right) =>
        TypedResults.ValidationProblem(new Dictionary<string, string[]> { [field] = [right] });

    private static IResult Unknown(string version) =>
        RequestBody.Problem(404, $"There is no model {version}: take a version of GET /api/models.");

    private static IResult Answer(HttpResponse response, ModelsReading reading)
    {
        response.Headers.ETag = $"\"{reading.Champion}\"";
        return TypedResults.Ok(reading);
    }
}
