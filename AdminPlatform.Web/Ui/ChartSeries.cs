namespace AdminPlatform.Web.Ui;

/// <summary>One line of a <see cref="LineChart"/>.</summary>
/// <param name="Name">For the legend.</param>
/// <param name="Tone">Name of its colour in app.css.</param>
/// <param name="Points">Oldest first.</param>
public sealed record ChartSeries(string Name, string Tone, IReadOnlyList<ChartPoint> Points);

/// <summary>One point of a line.</summary>
/// <param name="Time">Milliseconds since 1970, UTC.</param>
/// <param name="Value">The mean of what the point stands for.</param>
/// <param name="Min">Its least; null draws no band.</param>
/// <param name="Max">Its greatest.</param>
public readonly record struct ChartPoint(long Time, double Value, double? Min = null, double? Max = null);
