using Microsoft.AspNetCore.Http.Features;
using Microsoft.Net.Http.Headers;
using Moderation.Service.Intake;
using Moderation.Service.Operations;
using Moderation.Service.Security;

namespace Moderation.Service.Learning.Labels;

/// <summary>Labels over HTTP, for a signed-in admin: as files out and in, and what was brought in taken back.</summary>
internal static class LabelEndpoints
{
    public static void MapLabels(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/labels", Export).Needs(Rights.Administer);
        routes.MapGet("/api/labels.csv", ExportCsv).Needs(Rights.Administer);
        routes.MapPost("/api/labels", ImportAsync).Needs(Rights.Administer);
        routes.MapGet("/api/labels/imports", ListAsync).Needs(Rights.Administer);
        routes.MapDelete("/api/labels/imports/{id:long}", WithdrawAsync).Needs(Rights.Administer);
    }

    private static IResult Export(HttpContext context, Actor by, Labels labels)
    {
        var exported = labels.ExportAsync(by, context.RequestAborted);
        return TypedResults.Stream(
            stream => LabelJson.WriteAsync(exported, stream),
            LabelJson.ContentType,
            "labels.jsonl"
        );
    }

    private static IResult ExportCsv(HttpContext context, Actor by, Labels labels)
    {
        var exported = labels.ExportAsync(by, context.RequestAborted);
        return TypedResults.Stream(
            stream => LabelCsv.WriteAsync(exported, stream),
            $"{LabelCsv.ContentType}; charset=utf-8",
            "labels.csv"
        );
    }

    /// <summary>
    /// Takes a file in the corpus format, a JSON object a line or CSV by its <c>Content-Type</c>; <c>?name=</c> says what it
    /// is, and <c>golden=true</c> puts its comments into the golden set. Answers with an <see cref="ImportReport"/>.
    /// </summary>
    private static async Task<IResult> ImportAsync(
        HttpRequest request,
        Actor by,
        LabelImports imports,
        CancellationToken cancel
    )
    {
        var errors = QueryParameters.RefuseUnknown(request, "name", "golden");
        var name = $"{request.Query["name"]}".Trim();
        if (LabelImports.NameRefusal(name) is { } wrong)
        {
            errors["name"] = [wrong];
        }

        var golden = $"{request.Query["golden"]}";
        if (golden is not ("" or "true" or "false"))
        {
            errors["golden"] = ["Give true or false, or leave it out."];
        }

        if (errors.Count > 0)
        {
            return TypedResults.ValidationProblem(errors);
        }

        if (Lines(request, cancel) is not { } lines)
        {
            return RequestBody.Problem(
                415,
                $"Send the file as Content-Type: {LabelJson.ContentType}, a JSON object a line, or {LabelCsv.ContentType}."
            );
        }

        // By itself the web server stops much earlier.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = LabelImports.LargestFile;
        }

        try
        {
            return TypedResults.Ok(await imports.TakeAsync(by, name, golden == "true", lines, cancel));
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return RequestBody.Problem(
                413,
                $"The file is larger than {LabelImports.LargestFile} bytes: send it in parts. Nothing was taken."
            );
        }
    }

    private static async Task<IResult> ListAsync(Actor by, LabelImports imports, CancellationToken cancel) =>
        TypedResults.Ok(new { imports = await imports.ListAsync(by, cancel) });

    /// <summary>Withdraws an import; answers with how many of its rows count on, because another import has them as well.</summary>
    private static async Task<IResult> WithdrawAsync(Actor by, long id, LabelImports imports)
    {
        var withdrawal = await imports.WithdrawAsync(by, id);
        return withdrawal.Outcome switch
        {
            WithdrawOutcome.Done => TypedResults.Ok(new { withdrawal.StillKnown }),
            WithdrawOutcome.Again => RequestBody.Problem(409, "The import was withdrawn before: it counts no more."),
            _ => RequestBody.Problem(404, "There is no such import: check its id."),
        };
    }

    private static IAsyncEnumerable<LabelLine>? Lines(HttpRequest request, CancellationToken cancel) =>
        MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? type.MediaType.Value?.ToLowerInvariant() switch
            {
                LabelJson.ContentType or "application/jsonl" or "application/x-jsonlines" => LabelJson.ReadAsync(
                    request.Body,
                    cancel
                ),
                LabelCsv.ContentType => LabelCsv.ReadAsync(request.Body, cancel),
                _ => null,
            }
            : null;
}
