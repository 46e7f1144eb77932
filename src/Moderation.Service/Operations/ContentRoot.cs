namespace Moderation.Service.Operations;

/// <summary>
/// Where <c>appsettings.json</c> is: in the working directory, or else beside the program. It is read once, at the start:
/// to watch it would mean to watch every file below it, and a changed setting is checked by a start alone.
/// </summary>
internal static class ContentRoot
{
    private const string NotWatched = "--hostBuilder:reloadConfigOnChange=false";

    /// <summary>Options for the host, so that it finds its settings from wherever it is started.</summary>
    public static WebApplicationOptions For(string[] args) =>
        new()
        {
            Args = [NotWatched, .. args],
            ContentRootPath = File.Exists("appsettings.json") ? null : AppContext.BaseDirectory,
        };
}
