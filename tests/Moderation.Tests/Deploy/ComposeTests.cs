using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;
using Moderation.Service.Operations;
using Moderation.Service.Publishing;
using Moderation.Service.Storage;

namespace Moderation.Tests.Deploy;

/// <summary>docker-compose.yml as docker compose itself reads it.</summary>
public sealed partial class ComposeTests
{
    private static readonly Dictionary<string, string> Passwords = new()
    {
        ["MODERATION_RABBITMQ_PASSWORD"] = "broker",
        ["MODERATION_POSTGRES_PASSWORD"] = "database",
    };

    [Fact]
    public async Task Config_WithPasswords_IsAccepted()
    {
        var services = await ServicesAsync();

        Assert.Equal(["demo-blog", "postgres", "rabbitmq", "service"], services.Keys.Order(StringComparer.Ordinal));
        Assert.Equal("service_healthy", services.At("service", "depends_on", "rabbitmq", "condition").Value);
        Assert.Equal("service_healthy", services.At("service", "depends_on", "postgres", "condition").Value);
        Assert.Equal("service_healthy", services.At("demo-blog", "depends_on", "rabbitmq", "condition").Value);
        Assert.All(services.Keys, name => Assert.NotEmpty(services.At(name, "healthcheck", "test").Items));
    }

    [Theory]
    [InlineData("MODERATION_RABBITMQ_PASSWORD")]
    [InlineData("MODERATION_POSTGRES_PASSWORD")]
    public async Task Config_WithoutAPassword_IsRefusedByName(string missing)
    {
        var run = await Compose.ConfigAsync(Passwords.Where(p => p.Key != missing).ToDictionary());

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(missing, run.Errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ports_AreOfThisMachineAlone()
    {
        var services = await ServicesAsync();

        // Either form that docker compose writes them in.
        var ports = services.Keys.SelectMany(name => services[name]!["ports"]?.Items ?? []).ToArray();
        Assert.Equal(3, ports.Length);
        Assert.All(ports, port => Assert.Matches(Loopback(), port["host_ip"]?.Value ?? port.Value));
    }

    [Fact]
    public void Images_FromElsewhere_ArePinned()
    {
        var services = Yaml.File("docker-compose.yml").At("services");

        var foreign = services.Keys.Where(name => services[name]!["build"] is null).ToArray();
        Assert.Equal(["rabbitmq", "postgres"], foreign);
        Assert.All(foreign, name => Assert.Matches(Pinned(), services.At(name, "image").Value));
    }

    [Fact]
    public async Task Settings_OfTheService_MakeSense()
    {
        var environment = (await ServicesAsync()).At("service", "environment");
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                environment.Keys.Select(key =>
                    KeyValuePair.Create(
                        key.Replace("__", ":", StringComparison.Ordinal),
                        (string?)environment.At(key).Value
                    )
                )
            )
            .Build();

        var bus = Read<BusOptions>(configuration, BusOptions.Section);
        var storage = Read<StorageOptions>(configuration, StorageOptions.Section);
        var publishing = Read<PublishingOptions>(configuration, PublishingOptions.Section);
        var http = Read<HttpOptions>(configuration, HttpOptions.Section);

        Assert.Equal("amqp://moderation:broker@rabbitmq:5672", bus.RabbitMq);
        Assert.Contains("Password=database", storage.Postgres, StringComparison.Ordinal);
        Assert.Equal(["demo-blog"], publishing.Subscribers);
        Assert.True(new BusOptionsValidation().Validate(null, bus).Succeeded);
        Assert.True(new StorageOptionsValidation().Validate(null, storage).Succeeded);
        Assert.True(new PublishingOptionsValidation().Validate(null, publishing).Succeeded);
        Assert.True(new HttpOptionsValidation(new ConfigurationBuilder().Build()).Validate(null, http).Succeeded);
    }

    // A setting that no option has is a slip of the pen.
    private static T Read<T>(IConfiguration configuration, string section)
        where T : new()
    {
        var options = new T();
        configuration.GetSection(section).Bind(options, binder => binder.ErrorOnUnknownConfiguration = true);
        return options;
    }

    private static async Task<Yaml> ServicesAsync()
    {
        var run = await Compose.ConfigAsync(Passwords);
        Assert.True(run.ExitCode == 0, run.Errors);
        return Yaml.Parse(run.Output).At("services");
    }

    [GeneratedRegex(@"^127\.0\.0\.1(:|$)")]
    private static partial Regex Loopback();

    [GeneratedRegex(@"^[a-z]+:\d+(\.\d+)+$")]
    private static partial Regex Pinned();
}
