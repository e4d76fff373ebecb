using System.Text.Json.Serialization;
using AdminPlatform.Core.Monitoring;
using AdminPlatform.Web.Api.Platform;
using AdminPlatform.Web.Api.Platform.Auth;
using AdminPlatform.Web.Api.Platform.Monitor;
using AdminPlatform.Web.Api.Platform.Users;
using AdminPlatform.Web.Health;

namespace AdminPlatform.Web.Api;

/// <summary>Serialisers written at build time: no reflection at start, and quicker.</summary>
[JsonSerializable(typeof(HealthReply))]
[JsonSerializable(typeof(StatusReply))]
[JsonSerializable(typeof(PlatformReply))]
[JsonSerializable(typeof(PlatformReply<UserView>))]
[JsonSerializable(typeof(PlatformReply<LoginView>))]
[JsonSerializable(typeof(PlatformReply<TokenView>))]
[JsonSerializable(typeof(PlatformReply<IReadOnlyList<ApiTokenView>>))]
[JsonSerializable(typeof(PlatformReply<NewTokenView>))]
[JsonSerializable(typeof(CreateTokenRequest))]
[JsonSerializable(typeof(PlatformReply<PlatformPage<UserView>>))]
[JsonSerializable(typeof(PlatformReply<StatsView>))]
[JsonSerializable(typeof(PlatformReply<DashboardView>))]
[JsonSerializable(typeof(PlatformReply<MetricsSnapshot>))]
[JsonSerializable(typeof(PlatformReply<StatusView>))]
[JsonSerializable(typeof(PlatformReply<HistoryView>))]
[JsonSerializable(typeof(AddServerRequest))]
[JsonSerializable(typeof(LoginRequest))]
[JsonSerializable(typeof(RefreshRequest))]
[JsonSerializable(typeof(CreateUserRequest))]
[JsonSerializable(typeof(UpdateUserRequest))]
internal sealed partial class ApiJsonContext : JsonSerializerContext;
