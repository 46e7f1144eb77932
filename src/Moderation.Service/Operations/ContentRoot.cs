namespace Moderation.Service.Operations;

/// <summary>Where <c>appsettings.json</c> is: in the working directory, or else beside the program.</summary>
internal static class ContentRoot
{
    /// <summary>Options for the host, so that it finds its settings from wherever it is started.</summary>
    public static WebApplicationOptions For(string[] args) =>
        new() { Args = args, ContentRootPath = File.Exists("appsettings.json") ? null : AppContext.BaseDirectory };
}
