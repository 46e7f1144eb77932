namespace Moderation.Service.Storage;

/// <summary>A list of items seen as rows with named columns, to be sent to the database in one statement.</summary>
/// <typeparam name="T">The item that makes a row.</typeparam>
internal sealed class Rows<T>(IReadOnlyList<T> items)
{
    private readonly List<RowColumn<T>> _columns = [];

    /// <summary>The items, one a row.</summary>
    public IReadOnlyList<T> Items { get; } = items;

    /// <summary>What the names of its parameters begin with: another for each, where one command has several.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>The columns in the order they were added.</summary>
    public IReadOnlyList<RowColumn<T>> Columns => _columns;

    /// <summary>The column names, for an insert's list.</summary>
    public string Names => string.Join(", ", _columns.Select(c => c.Name));

    /// <summary>Adds a column.</summary>
    /// <param name="name">A column name, written by us: it becomes SQL text.</param>
    /// <param name="value">The item's value: string, int, long, float, double, byte[] or DateTimeOffset, or null.</param>
    public Rows<T> With<TValue>(string name, Func<T, TValue> value)
    {
        _columns.Add(
            new RowColumn<T>(name, typeof(TValue), item => value(item), items => items.Select(value).ToArray())
        );
        return this;
    }
}
