namespace Moderation.Service.Security;

internal static class RoleRights
{
    /// <summary>What a person of this role may do.</summary>
    public static Rights Of(Role role) =>
        role == Role.Admin
            ? Rights.Publish | Rights.Read | Rights.Review | Rights.Administer | Rights.Train
            : Rights.Read | Rights.Review;
}
