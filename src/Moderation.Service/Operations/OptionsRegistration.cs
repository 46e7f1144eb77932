using Microsoft.Extensions.Options;

namespace Moderation.Service.Operations;

internal static class OptionsRegistration
{
    /// <summary>Binds a section and has it checked before the start.</summary>
    public static void AddCheckedOptions<TOptions>(this IServiceCollection services, string section)
        where TOptions : class, new()
    {
        services.AddOptions<TOptions>().BindConfiguration(section);
        services.AddOptionsCheck<TOptions>(section);
    }

    /// <summary>Has a section checked before the start that is bound elsewhere.</summary>
    /// <param name="services">Where its validation, if any, is registered too.</param>
    /// <param name="section">The section.</param>
    /// <param name="foreign">A setting of the section that the options do not have, or null.</param>
    public static void AddOptionsCheck<TOptions>(
        this IServiceCollection services,
        string section,
        string? foreign = null
    )
        where TOptions : class, new()
    {
        services.AddSingleton(new CheckedOptions(provider => Check<TOptions>(provider, section, foreign)));
        services.AddSingleton(new KnownSection(section));
    }

    /// <inheritdoc cref="AddCheckedOptions{TOptions}"/>
    public static void AddCheckedOptions<TOptions, TValidation>(this IServiceCollection services, string section)
        where TOptions : class, new()
        where TValidation : class, IValidateOptions<TOptions>
    {
        services.AddCheckedOptions<TOptions>(section);
        services.AddSingleton<IValidateOptions<TOptions>, TValidation>();
    }

    // Key by key, so that one value of a wrong type does not hide what is wrong with the others. A key that the options
    // do not have is a failure too: a mistyped setting would otherwise silently be its default.
    private static IEnumerable<string> Check<TOptions>(IServiceProvider services, string section, string? foreign)
        where TOptions : class, new()
    {
        var options = new TOptions();
        var properties = typeof(TOptions)
            .GetProperties()
            .Where(p => p.CanWrite)
            .ToDictionary(p => p.Name, StringComparer.OrdinalIgnoreCase);
        var failures = new List<string>();
        foreach (var child in services.GetRequiredService<IConfiguration>().GetSection(section).GetChildren())
        {
            if (string.Equals(child.Path, foreign, StringComparison.OrdinalIgnoreCase))
            {
                continue;
            }

            if (!properties.TryGetValue(child.Key, out var property))
            {
                var known = properties.Keys.Select(key => $"{section}:{key}").Concat(foreign is null ? [] : [foreign]);
                failures.Add($"{child.Path} is no setting: there are {string.Join(", ", known)}.");
                continue;
            }

            if (SettingForm.Mistake(property, child) is { } mistake)
            {
                failures.Add(mistake);
            }
            else if (SettingForm.TryRead(property.PropertyType, child) is (var value, true))
            {
                property.SetValue(options, value ?? property.GetValue(options));
            }
            else
            {
                failures.Add($"{child.Path} cannot be read: write {SettingForm.Of(property.PropertyType)}.");
            }
        }

        var validated = services.GetServices<IValidateOptions<TOptions>>().Select(v => v.Validate(null, options));
        return [.. failures, .. validated.SelectMany(v => v.Failures ?? [])];
    }
}
