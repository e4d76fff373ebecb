using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace AdminPlatform.Web.Ui;

public sealed partial class LineChart : IAsyncDisposable
{
    private ElementReference _element;
    private IJSObjectReference? _module;
    private IJSObjectReference? _chart;
    private IReadOnlyList<ChartSeries>? _drawn;
    private bool _failed;

    /// <summary>What is shown, for those who cannot see it.</summary>
    [Parameter, EditorRequired]
    public string Label { get; set; } = "";

    /// <summary>The lines; a new list draws everything anew.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<ChartSeries> Series { get; set; } = [];

    /// <summary><c>percent</c> or <c>rate</c>.</summary>
    [Parameter]
    public string Unit { get; set; } = "percent";

    /// <summary>How much time the axis shows, up to the newest point.</summary>
    [Parameter, EditorRequired]
    public TimeSpan Window { get; set; }

    /// <summary>The distance of two points; more than that is a gap.</summary>
    [Parameter, EditorRequired]
    public TimeSpan Step { get; set; }

    [Inject]
    private IJSRuntime JS { get; set; } = default!;

    /// <summary>Adds one point to each series, or replaces its last one when the time is the same.</summary>
    public async Task AppendAsync(IReadOnlyList<ChartPoint> points)
    {
        if (_chart is not null)
        {
            await _chart.InvokeVoidAsync("append", points);
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (_chart is not null)
            {
                await _chart.InvokeVoidAsync("destroy");
                await _chart.DisposeAsync();
            }

            if (_module is not null)
            {
                await _module.DisposeAsync();
            }
        }
        catch (JSDisconnectedException)
        {
            // The page is gone, and the chart with it.
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (ReferenceEquals(_drawn, Series))
        {
            return;
        }

        _drawn = Series;
        try
        {
            await DrawAsync();
        }
        catch (JSDisconnectedException)
        {
            // Left before it was drawn.
        }
        catch (JSException)
        {
            _failed = true;
            StateHasChanged();
        }
    }

    private async Task DrawAsync()
    {
        var options = new { Label, Unit, Window = Window.TotalMilliseconds, Step = Step.TotalMilliseconds, Band = T["chart.band"].Value, Series };
        if (_chart is null)
        {
            _module ??= await JS.InvokeAsync<IJSObjectReference>("import", "./Ui/LineChart.razor.js");
            _chart = await _module.InvokeAsync<IJSObjectReference>("create", _element, options);
        }
        else
        {
            await _chart.InvokeVoidAsync("replace", options);
        }
    }
}
