using System.Text.Json.Serialization;
using AdminPlatform.Web.Api.V1.Admin;
using AdminPlatform.Web.Api.V1.Auth;
using AdminPlatform.Web.Api.V1.Users;

namespace AdminPlatform.Web.Api.V1;

/// <summary>Serialisers of this dialect, written at build time.</summary>
[JsonSerializable(typeof(V1Reply))]
[JsonSerializable(typeof(V1Refusal))]
[JsonSerializable(typeof(V1Reply<UserView>))]
[JsonSerializable(typeof(V1Reply<LoginView>))]
[JsonSerializable(typeof(V1Reply<TokenView>))]
[JsonSerializable(typeof(V1Reply<ExpiryView>))]
[JsonSerializable(typeof(V1Reply<UserPage>))]
[JsonSerializable(typeof(V1Reply<StatsView>))]
[JsonSerializable(typeof(V1Reply<IReadOnlyList<string>>))]
[JsonSerializable(typeof(V1Reply<AdminUserPage>))]
[JsonSerializable(typeof(V1Reply<RoleView>))]
[JsonSerializable(typeof(V1Reply<RolePage>))]
[JsonSerializable(typeof(V1Reply<PermissionView>))]
[JsonSerializable(typeof(V1Reply<PermissionPage>))]
[JsonSerializable(typeof(V1Reply<SessionPage>))]
[JsonSerializable(typeof(V1Reply<RevokedView>))]
[JsonSerializable(typeof(RegisterRequest))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(CheckExpiryRequest))]
[JsonSerializable(typeof(CreateUserRequest))]
[JsonSerializable(typeof(UpdateUserRequest))]
[JsonSerializable(typeof(UpdateProfileRequest))]
[JsonSerializable(typeof(ChangePasswordRequest))]
[JsonSerializable(typeof(AdminCreateUserRequest))]
[JsonSerializable(typeof(AdminUpdateUserRequest))]
[JsonSerializable(typeof(CreateRoleRequest))]
[JsonSerializable(typeof(UpdateRoleRequest))]
[JsonSerializable(typeof(CreatePermissionRequest))]
[JsonSerializable(typeof(UpdatePermissionRequest))]
internal sealed partial class V1JsonContext : JsonSerializerContext;
