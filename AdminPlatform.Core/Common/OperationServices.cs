using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace AdminPlatform.Core.Common;

internal static class OperationServices
{
    /// <summary>
    /// Adds a public type as a singleton through its only constructor, which may be internal: so an operation can be shown to the outside
    /// without showing the parts it is made of.
    /// </summary>
    public static IServiceCollection AddOperation<TOperation>(this IServiceCollection services)
        where TOperation : class
    {
        var constructor = typeof(TOperation).GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic).Single();
        return services.AddSingleton(provider => (TOperation)constructor.Invoke(
            BindingFlags.DoNotWrapExceptions, null, [.. constructor.GetParameters().Select(parameter => provider.GetRequiredService(parameter.ParameterType))], null));
    }
}
