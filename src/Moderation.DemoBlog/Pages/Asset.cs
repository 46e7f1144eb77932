using System.Security.Cryptography;

namespace Moderation.DemoBlog.Pages;

/// <summary>
/// A file of the page, kept in the assembly: the blog runs inside another host as well, whose static files are not
/// its own.
/// </summary>
internal sealed class Asset
{
    private Asset(string name, string contentType)
    {
        using var stream = typeof(Asset).Assembly.GetManifestResourceStream(name)!;
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        Content = content;
        ContentType = contentType;
        Address = $"/demo/{name}?v={Convert.ToHexStringLower(SHA256.HashData(content))[..12]}";
        Name = name;
    }

    public static Asset Style { get; } = new("blog.css", "text/css; charset=utf-8");

    public static Asset Module { get; } = new("blog.js", "text/javascript; charset=utf-8");

    public static Asset Picture { get; } = new("crossing.svg", "image/svg+xml");

    public static Asset Icon { get; } = new("lantern.svg", "image/svg+xml");

    public string Name { get; }

    public string ContentType { get; }

    public byte[] Content { get; }

    /// <summary>Its address, which changes with its content, so that browsers may keep it for ever.</summary>
    public string Address { get; }
}
