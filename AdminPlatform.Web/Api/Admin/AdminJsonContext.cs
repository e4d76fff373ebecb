using System.Text.Json.Serialization;
using AdminPlatform.Web.Api.Admin.Auth;
using AdminPlatform.Web.Api.Admin.Uploads;

namespace AdminPlatform.Web.Api.Admin;

/// <summary>Serialisers of the Admin dialect, written at build time. One context for each dialect: their types share names.</summary>
[JsonSerializable(typeof(AdminReply))]
[JsonSerializable(typeof(AdminReply<TokenView>))]
[JsonSerializable(typeof(AdminReply<ProfileView>))]
[JsonSerializable(typeof(AdminReply<UploadView>))]
[JsonSerializable(typeof(AdminReply<UploadsView>))]
[JsonSerializable(typeof(AdminReply<AdminPage<FileView>>))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(RefreshRequest))]
internal sealed partial class AdminJsonContext : JsonSerializerContext;
