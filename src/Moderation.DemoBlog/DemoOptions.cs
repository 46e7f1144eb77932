namespace Moderation.DemoBlog;

/// <summary>The demo blog, section <c>Demo</c>. Public, so that a host can check it with its own options.</summary>
public sealed class DemoOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Demo";

    /// <summary>
    /// The folder of the blog's own comments, <c>data/demo</c> when absent; a relative one stands below the working
    /// directory. It is made when it is not there.
    /// </summary>
    public string DataFolder { get; set; } = "data/demo";

    /// <summary>The site that the blog's comments belong to, 1 to 256 characters; <c>demo</c> when absent.</summary>
    public string SiteId { get; set; } = "demo";

    /// <summary>How long one attempt to hand a comment to the bus may take, 1 second to 5 minutes; 10 seconds.</summary>
    public TimeSpan SendTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How long to wait before a failed attempt is made again, 0.1 seconds to 5 minutes; 2 seconds.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromSeconds(2);
}
