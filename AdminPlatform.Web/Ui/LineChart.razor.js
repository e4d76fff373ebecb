// Draws LineChart.razor. Keeps the points, so that a new one costs one small message from the server.
let library;

export async function create(element, options) {
  library ??= import("../lib/apexcharts/apexcharts.esm.js");
  const { default: ApexCharts } = await library;
  return new LineChart(ApexCharts, element, options);
}

class LineChart {
  constructor(ApexCharts, element, options) {
    this.element = element;
    this.options = options;
    this.chart = new ApexCharts(element, this.configuration());
    this.ready = this.chart.render();
    this.onTheme = () => this.chart.updateOptions(this.configuration(), false, false, false);
    document.addEventListener("themechange", this.onTheme);
  }

  async replace(options) {
    this.options = options;
    await this.ready;
    await this.chart.updateOptions(this.configuration(), false, false, false);
  }

  async append(points) {
    points.forEach((point, index) => {
      const line = this.options.series[index].points;
      if (line.length > 0 && line[line.length - 1].time >= point.time) {
        line[line.length - 1] = point;
      } else {
        line.push(point);
      }
      const oldest = point.time - this.options.window - this.options.step;
      while (line[0].time < oldest) {
        line.shift();
      }
    });
    this.element.dataset.points = this.options.series[0].points.length;
    await this.ready;
    await this.chart.updateOptions({ series: this.series(), xaxis: this.span(), yaxis: this.scale() }, false, false, false);
  }

  destroy() {
    document.removeEventListener("themechange", this.onTheme);
    this.chart.destroy();
  }

  // Bands first: what comes later is drawn on top.
  series() {
    const { series } = this.options;
    this.element.dataset.points = series[0]?.points.length ?? 0;
    const bands = series.filter(hasBand).map((line) => ({
      name: line.name, type: "rangeArea", data: this.gaps(line.points, (p) => [p.min, p.max], [null, null]),
    }));
    const lines = series.map((line) => ({ name: line.name, type: "line", data: this.gaps(line.points, (p) => p.value, null) }));
    return [...bands, ...lines];
  }

  gaps(points, value, nothing) {
    const data = [];
    points.forEach((point, index) => {
      const before = points[index - 1];
      if (before && point.time - before.time > this.options.step * 1.5) {
        data.push({ x: before.time + this.options.step, y: nothing });
      }
      data.push({ x: point.time, y: value(point) });
    });
    return data;
  }

  newest() {
    return Math.max(0, ...this.options.series.map((line) => line.points.at(-1)?.time ?? 0)) || Date.now();
  }

  span() {
    const max = this.newest();
    return { min: max - this.options.window, max };
  }

  scale() {
    const percent = this.options.unit === "percent";
    const tops = this.options.series.flatMap((line) => line.points.map((p) => p.max ?? p.value));
    return {
      min: 0,
      max: percent ? 100 : niceBytes(Math.max(1024, ...tops)),
      tickAmount: 4,
      labels: { formatter: (value) => this.format(value, true), style: { fontSize: "12px" }, minWidth: percent ? 40 : 64 },
    };
  }

  format(value, short) {
    if (value === null || value === undefined) {
      return "–";
    }
    return this.options.unit === "percent" ? `${value.toFixed(short ? 0 : 1)}%` : `${bytes(value)}/s`;
  }

  configuration() {
    const { series } = this.options;
    const bands = series.filter(hasBand);
    const colors = [...bands, ...series].map((line) => color(this.element, line.tone));
    const muted = color(this.element, "muted");
    return {
      series: this.series(),
      colors,
      chart: {
        type: bands.length > 0 ? "rangeArea" : "line", height: "100%", fontFamily: "inherit", foreColor: muted, background: "transparent",
        animations: { enabled: false }, toolbar: { show: false }, zoom: { enabled: false }, selection: { enabled: false }, parentHeightOffset: 0,
      },
      stroke: { curve: "straight", width: [...bands.map(() => 0), ...series.map(() => 2)] },
      fill: { type: "solid", opacity: [...bands.map(() => 0.16), ...series.map(() => 1)] },
      markers: { size: 0, strokeWidth: 0, hover: { size: 4 } },
      dataLabels: { enabled: false },
      legend: { show: series.length > 1, position: "top", horizontalAlign: "right", customLegendItems: series.length > 1 ? series.map((line) => line.name) : [], labels: { colors: muted }, markers: { size: 5, fillColors: series.map((line) => color(this.element, line.tone)) }, onItemClick: { toggleDataSeries: false }, onItemHover: { highlightDataSeries: false } },
      grid: { borderColor: color(this.element, "border"), padding: { left: 4, right: 12, top: series.length > 1 ? -12 : -16, bottom: 0 } },
      xaxis: {
        ...this.span(), type: "datetime", axisBorder: { show: false }, axisTicks: { show: false }, tooltip: { enabled: false },
        labels: { datetimeUTC: false, style: { fontSize: "12px" }, hideOverlappingLabels: true, datetimeFormatter: { year: "yyyy", month: "MM-dd", day: "MM-dd", hour: "HH:mm", minute: "HH:mm", second: "HH:mm:ss" } },
        crosshairs: { stroke: { color: muted, width: 1, dashArray: 3 } },
      },
      yaxis: this.scale(),
      tooltip: { shared: true, intersect: false, custom: ({ dataPointIndex, seriesIndex, w }) => this.tooltip(w.globals.seriesX[seriesIndex]?.[dataPointIndex]) },
    };
  }

  tooltip(time) {
    const box = document.createElement("div");
    box.className = "chart-tip";
    add(box, "strong", stamp(new Date(time)));
    for (const line of this.options.series) {
      const point = line.points.find((p) => p.time === time);
      const row = add(box, "span", "");
      const dot = add(row, "i", "");
      dot.style.background = color(this.element, line.tone);
      add(row, "span", `${line.name} `);
      add(row, "b", this.format(point?.value));
      if (point && point.min !== null && point.max !== point.min) {
        add(row, "small", ` ${this.options.band} ${this.format(point.min)} – ${this.format(point.max)}`);
      }
    }
    return box.outerHTML;
  }
}

const hasBand = (line) => line.points.some((p) => p.min !== null && p.max !== null && p.max > p.min);

function add(parent, tag, text) {
  const child = parent.appendChild(document.createElement(tag));
  child.textContent = text;
  return child;
}

function stamp(date) {
  const two = (number) => String(number).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}`;
}

function bytes(value) {
  const units = ["B", "KiB", "MiB", "GiB", "TiB"];
  let unit = 0;
  while (value >= 1024 && unit < units.length - 1) {
    value /= 1024;
    unit++;
  }
  return `${value.toFixed(unit === 0 || value >= 100 || Number.isInteger(value) ? 0 : 1)} ${units[unit]}`;
}

// A top of scale whose quarters read well: 1, 2, 4 or 8 of something.
function niceBytes(value) {
  return 2 ** Math.ceil(Math.log2(value));
}

// Tokens hold light-dark(); only a computed colour is one that can be drawn with.
function color(element, token) {
  const probe = element.parentElement.appendChild(document.createElement("span"));
  probe.style.color = `var(--${token})`;
  const computed = getComputedStyle(probe).color;
  probe.remove();
  return computed;
}
