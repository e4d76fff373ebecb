namespace AdminPlatform.Web.Resources;

/// <summary>Names the console's texts: <c>Text.resx</c> is Chinese, <c>Text.en.resx</c> English.</summary>
public sealed class Text;
