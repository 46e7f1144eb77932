using Microsoft.Extensions.Options;
using Moderation.DemoBlog.Comments;

namespace Moderation.DemoBlog;

/// <summary>Says why the demo blog cannot start, before its host does.</summary>
public static class DemoBlogStart
{
    /// <summary>Opens the blog's comments.</summary>
    /// <returns>What stands in the way, with what to do; null when nothing does, or the blog was not added.</returns>
    public static string? Obstacle(IServiceProvider services)
    {
        try
        {
            services.GetService<CommentBook>();
            return null;
        }
        catch (OptionsValidationException e)
        {
            return string.Join(' ', e.Failures);
        }
        catch (InvalidDataException e)
        {
            return e.Message;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return $"the demo blog cannot keep its comments ({e.Message.TrimEnd('.')}): "
                + "give Demo:DataFolder a folder of its own that may be written.";
        }
    }
}
