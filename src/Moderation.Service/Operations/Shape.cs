namespace Moderation.Service.Operations;

/// <summary>Which parts the configuration asks for; read before anything is built.</summary>
/// <param name="RabbitMq">True with a broker, false with the bus in memory.</param>
/// <param name="Demo">True where the demo blog runs inside the service; <c>Demo:Enabled</c>, default false.</param>
internal sealed record Shape(bool RabbitMq, bool Demo)
{
    /// <summary>The switch of the demo blog.</summary>
    public const string DemoKey = "Demo:Enabled";

    /// <summary>The shape of a configuration; what makes no sense is reported by <see cref="Check"/>.</summary>
    public static Shape Of(IConfiguration configuration) =>
        new(
            configuration["Bus:RabbitMq"] is not null,
            bool.TryParse(configuration[DemoKey], out var enabled) && enabled
        );

    /// <summary>Reports a switch that is neither true nor false.</summary>
    public static IEnumerable<string> Check(IServiceProvider services) =>
        services.GetRequiredService<IConfiguration>()[DemoKey] is { } value && !bool.TryParse(value, out _)
            ? [$"{DemoKey} is neither true nor false."]
            : [];
}
