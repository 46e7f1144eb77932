using Microsoft.Extensions.Options;

namespace Moderation.Service.Operations;

internal static class OptionsRegistration
{
    /// <summary>
    /// Binds a section and has it checked before the start. A key that the options do not have is an error too: a
    /// mistyped setting would otherwise silently be its default.
    /// </summary>
    public static void AddCheckedOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class
    {
        services.AddOptions<TOptions>().BindConfiguration(section, binder => binder.ErrorOnUnknownConfiguration = true);
        services.AddSingleton(
            new CheckedOptions(section, provider => _ = provider.GetRequiredService<IOptions<TOptions>>().Value)
        );
    }

    /// <inheritdoc cref="AddCheckedOptions{TOptions}"/>
    public static void AddCheckedOptions<TOptions, TValidation>(this IServiceCollection services, string section)
        where TOptions : class
        where TValidation : class, IValidateOptions<TOptions>
    {
        services.AddCheckedOptions<TOptions>(section);
        services.AddSingleton<IValidateOptions<TOptions>, TValidation>();
    }
}
