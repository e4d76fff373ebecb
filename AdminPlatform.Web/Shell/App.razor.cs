using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;
using Microsoft.AspNetCore.Components.Web;

namespace AdminPlatform.Web.Shell;

/// <summary>The document around every page; plain forms (sign-in, setup) stay static, everything else runs on a circuit.</summary>
public sealed partial class App
{
    private Viewer _viewer = new();

    [CascadingParameter]
    private HttpContext HttpContext { get; set; } = default!;

    private bool IsInteractive => HttpContext.AcceptsInteractiveRouting();

    private InteractiveServerRenderMode? PageRenderMode => IsInteractive ? new InteractiveServerRenderMode(prerender: false) : null;

    protected override void OnInitialized() => _viewer = Viewer.From(HttpContext.Request.Cookies);
}
