namespace Moderation.Tests.Fixtures;

/// <summary>The databases that every store test runs on.</summary>
public enum Store
{
    Sqlite,
    Postgres,
}
