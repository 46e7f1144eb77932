using System.Reflection;

namespace Moderation.Service.Operations;

/// <summary>How a setting of a type is written.</summary>
internal static class SettingForm
{
    /// <summary>What is wrong with the shape of a setting, a list where one value belongs or the reverse; or null.</summary>
    public static string? Mistake(PropertyInfo property, IConfigurationSection setting)
    {
        var isList = property.PropertyType.IsAssignableTo(typeof(IEnumerable<string>));
        return (isList, setting.GetChildren().Any()) switch
        {
            // An empty list of a JSON file is an empty value.
            (true, false) when !string.IsNullOrEmpty(setting.Value) =>
                $"{setting.Path} is a list: write {setting.Path}:0={setting.Value}.",
            (false, true) =>
                $"{setting.Path} is one value and no list: write {setting.Path}={Of(property.PropertyType)}.",
            _ => null,
        };
    }

    /// <summary>The value, and whether it could be read; null where the setting stands there without one.</summary>
    public static (object? Value, bool Read) TryRead(Type type, IConfigurationSection setting)
    {
        try
        {
            return (setting.Get(type), true);
        }
        catch (InvalidOperationException)
        {
            return (null, false);
        }
    }

    /// <summary>A value of the type as it is written, in words.</summary>
    public static string Of(Type type) =>
        Unwrapped(type) switch
        {
            var t when t == typeof(TimeSpan) => "00:00:10 for ten seconds",
            var t when t == typeof(bool) => "true or false",
            var t when t == typeof(int) => "a whole number such as 3",
            var t when t == typeof(double) => "a number such as 0.5",
            _ => "its text",
        };

    private static Type Unwrapped(Type type) => Nullable.GetUnderlyingType(type) ?? type;
}
