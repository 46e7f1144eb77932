using Microsoft.AspNetCore.Http;
using Moderation.Service.Operations;

namespace Moderation.Tests.Operations;

/// <summary>Which addresses the web server could not open beside each other.</summary>
public sealed class ListeningTests
{
    [Theory]
    [InlineData("http://localhost:5091", "http://localhost:5091", true)]
    [InlineData("http://localhost:5091", "http://LOCALHOST:5091", true)]
    [InlineData("http://localhost:5091", "http://127.0.0.1:5091", true)]
    [InlineData("http://localhost:5091", "http://[::1]:5091", true)]
    [InlineData("http://localhost:5091", "http://*:5091", true)]
    [InlineData("http://localhost:5091", "http://0.0.0.0:5091", true)]
    [InlineData("http://0.0.0.0:5091", "http://[::]:5091", true)]
    [InlineData("http://localhost", "http://localhost:80", true)]
    [InlineData("http://localhost:5091", "http://localhost:5092", false)]
    [InlineData("http://127.0.0.1:5091", "http://[::1]:5091", false)]
    [InlineData("http://127.0.0.1:5091", "http://127.0.0.2:5091", false)]
    [InlineData("http://0.0.0.0:5091", "http://[::1]:5091", false)]
    [InlineData("http://127.0.0.1:0", "http://127.0.0.1:0", false)]
    public void Meets_TwoAddresses_IsWhetherTheyShareASocket(string one, string other, bool meets)
    {
        Assert.Equal(meets, At(one).Meets(At(other)));
        Assert.Equal(meets, At(other).Meets(At(one)));
    }

    private static Listening At(string address) => Listening.At(BindingAddress.Parse(address));
}
