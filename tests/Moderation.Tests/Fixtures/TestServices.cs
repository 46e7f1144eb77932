namespace Moderation.Tests.Fixtures;

/// <summary>Where the broker and the database of this run are; <c>tests/run</c> starts and names them.</summary>
public static class TestServices
{
    public static Uri RabbitMq { get; } = new(Required("MODERATION_TEST_RABBITMQ"));

    /// <summary>The broker's port, also where its address names none.</summary>
    public static int RabbitMqPort => RabbitMq.Port > 0 ? RabbitMq.Port : 5672;

    public static string Postgres { get; } = Required("MODERATION_TEST_POSTGRES");

    private static string Required(string name) =>
        Environment.GetEnvironmentVariable(name)
        ?? throw new InvalidOperationException(
            $"{name} is not set: run the tests with tests/run, or one command with tests/with-services."
        );
}
