namespace Moderation.DemoBlog.Pages;

/// <summary>Hands out the page's files.</summary>
internal static class AssetEndpoints
{
    public static void MapAssets(this RouteGroupBuilder demo)
    {
        foreach (var asset in new[] { Asset.Style, Asset.Module, Asset.Picture, Asset.Icon })
        {
            demo.MapGet(
                $"/{asset.Name}",
                (HttpContext http) =>
                {
                    http.Response.Headers.CacheControl = "public, max-age=31536000, immutable";
                    return TypedResults.Bytes(asset.Content, asset.ContentType);
                }
            );
        }
    }
}
