using System.Xml.Linq;
using AdminPlatform.Core.Access;
using AdminPlatform.Tests.Support;

namespace AdminPlatform.Tests.Access;

/// <summary>What ships with the product is described in every language; who declares a permission words it.</summary>
public sealed class AccessTextTests
{
    [Theory]
    [InlineData("Text.resx")]
    [InlineData("Text.en.resx")]
    public void Texts_OfWhatShips_AreThere(string file)
    {
        var known = XDocument.Load(Path.Combine(Repository.Root, "AdminPlatform.Web", "Resources", file))
            .Descendants("data").Select(text => text.Attribute("name")!.Value).ToHashSet();
        string[] needed =
        [
            .. PermissionCatalog.All.Select(name => $"permission.{name}"),
            .. PermissionCatalog.All.Select(name => $"permissions.module.{name.Split(':')[0]}"),
            .. new[] { BuiltInRoles.Admin, BuiltInRoles.Operator, BuiltInRoles.Viewer, BuiltInRoles.User }.Select(name => $"role.{name}"),
        ];

        needed.Except(known).ShouldBeEmpty();
    }
}
