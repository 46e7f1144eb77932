using Moderation.Service.Security;
using Moderation.Service.Storage;

namespace Moderation.Service.Operations;

/// <summary>Asks a room for a page, and puts into words why it cannot answer at the moment.</summary>
internal sealed class RoomAnswers(Startup startup, Database database)
{
    /// <summary>The room's answer, or what is wrong; where something is, there is no answer.</summary>
    public async Task<(T? Answer, string? Trouble)> AskAsync<T>(Func<Task<T>> room)
    {
        if (startup.WaitsFor is { } what)
        {
            return (default, $"The service is starting and waits for {what}.");
        }

        try
        {
            return (await room(), null);
        }
        catch (Exception e) when (database.IsOutside(e))
        {
            return (default, "The database cannot be reached.");
        }
    }

    /// <summary>
    /// The same for a page that is open over a circuit, where no status of an answer can say that somebody may not: the words of
    /// the refusal are what is wrong.
    /// </summary>
    public async Task<(T? Answer, string? Trouble)> AskOpenAsync<T>(Func<Task<T>> room)
    {
        try
        {
            return await AskAsync(room);
        }
        catch (NotAllowedException refusal)
        {
            return (default, refusal.Message);
        }
    }
}
