namespace Moderation.Service.Storage;

/// <summary>A column of <see cref="Rows{T}"/>.</summary>
/// <param name="Name">The column's name.</param>
/// <param name="Type">The type of its values.</param>
/// <param name="Value">One item's value, for databases that take values one by one.</param>
/// <param name="Values">All items' values as an array of their own type, for databases that take arrays.</param>
internal sealed record RowColumn<T>(
    string Name,
    Type Type,
    Func<T, object?> Value,
    Func<IReadOnlyList<T>, Array> Values
);
