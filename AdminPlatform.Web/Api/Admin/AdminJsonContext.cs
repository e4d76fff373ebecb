using System.Text.Json.Serialization;
using AdminPlatform.Web.Api.Admin.Auth;
using AdminPlatform.Web.Api.Admin.Logs;
using AdminPlatform.Web.Api.Admin.Permissions;
using AdminPlatform.Web.Api.Admin.Roles;
using AdminPlatform.Web.Api.Admin.Uploads;
using AdminPlatform.Web.Api.Admin.Users;

namespace AdminPlatform.Web.Api.Admin;

/// <summary>Serialisers of the Admin dialect, written at build time. One context for each dialect: their types share names.</summary>
[JsonSerializable(typeof(AdminReply))]
[JsonSerializable(typeof(AdminReply<TokenView>))]
[JsonSerializable(typeof(AdminReply<ProfileView>))]
[JsonSerializable(typeof(AdminReply<UserView>))]
[JsonSerializable(typeof(AdminReply<UserDetailView>))]
[JsonSerializable(typeof(AdminReply<AdminPage<UserView>>))]
[JsonSerializable(typeof(AdminReply<RoleView>))]
[JsonSerializable(typeof(AdminReply<AdminPage<RoleView>>))]
[JsonSerializable(typeof(AdminReply<PermissionView>))]
[JsonSerializable(typeof(AdminReply<AdminList<PermissionView>>))]
[JsonSerializable(typeof(AdminReply<ModulesView>))]
[JsonSerializable(typeof(AdminReply<LogPageView<LoginLogView>>))]
[JsonSerializable(typeof(AdminReply<LogPageView<OperationLogView>>))]
[JsonSerializable(typeof(AdminReply<UploadView>))]
[JsonSerializable(typeof(AdminReply<UploadsView>))]
[JsonSerializable(typeof(AdminReply<AdminPage<FileView>>))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(CreateUserRequest))]
[JsonSerializable(typeof(UpdateUserRequest))]
[JsonSerializable(typeof(CreateRoleRequest))]
[JsonSerializable(typeof(UpdateRoleRequest))]
[JsonSerializable(typeof(CreatePermissionRequest))]
[JsonSerializable(typeof(UpdatePermissionRequest))]
internal sealed partial class AdminJsonContext : JsonSerializerContext;
