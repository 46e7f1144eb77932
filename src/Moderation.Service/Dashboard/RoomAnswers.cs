using Moderation.Service.Intake;
using Moderation.Service.Operations;

namespace Moderation.Service.Dashboard;

/// <summary>Asks a room, and puts into words why it cannot answer at the moment.</summary>
internal sealed class RoomAnswers(Startup startup, Patience patience)
{
    /// <summary>The room's answer, or what is wrong; one of them is null.</summary>
    public async Task<(T? Answer, string? Trouble)> AskAsync<T>(Func<Task<T>> room)
        where T : class
    {
        if (startup.WaitsFor is { } what)
        {
            return (null, $"The service is starting and waits for {what}.");
        }

        try
        {
            return (await room(), null);
        }
        catch (Exception e) when (patience.IsOutside(e))
        {
            return (null, "The database cannot be reached.");
        }
    }
}
