// Lets readers zoom into a chart and read its values. Beside the chart drawn on the server, which stays for print, for
// screen readers, and wherever this script does not run.
"use strict";

const HOUR = 3600;
const OFF_SCALE = 4;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const MARKS = { OOM_KILL: ["OOM kill", "bad"], RESTART: ["restart", "bad"], ROLLOUT: ["rollout", "event"] };
const asked = new Map();

/// Three digits, as everywhere in the report.
function short(value) {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));
}

const RESOURCES = {
  CPU: {
    key: "cpuCores", lines: "cpu",
    text: cores => cores < 10 && Math.round(cores * 1000) % 1000 ? `${Math.ceil(cores * 1000 - 1e-6)}m` : short(cores),
    steps: [1, 2, 5].flatMap(digit => Array.from({ length: 8 }, (_, power) => digit * 10 ** (power - 3))).sort((a, b) => a - b),
  },
  Memory: {
    key: "memoryBytes", lines: "memory",
    text: bytes => {
      const unit = bytes < 1 ? 0 : Math.min(5, Math.floor(Math.log2(bytes) / 10));
      return short(bytes / 1024 ** unit) + ["", "Ki", "Mi", "Gi", "Ti", "Pi"][unit];
    },
    steps: Array.from({ length: 50 }, (_, power) => 2 ** power),
  },
};

const two = number => String(number).padStart(2, "0");
const day = date => `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}`;
const clock = date => `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}`;

function moment(seconds) {
  const date = new Date(seconds * 1000);
  return `${day(date)} ${clock(date)}`;
}

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(`--chart-${name}`).trim();
}

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text) made.textContent = text;
  return made;
}

function ask(address) {
  if (!asked.has(address)) {
    asked.set(address, fetch(address).then(answer => {
      if (!answer.ok) throw new Error(`the server answered ${answer.status}`);
      return answer.json();
    }));
  }
  return asked.get(address);
}

/// A chart that answers to the pointer and to the keyboard.
class Explorer {
  constructor(figure, series) {
    this.resource = RESOURCES[figure.dataset.resource];
    this.address = figure.dataset.series;
    this.series = series;
    this.step = series.bucketSeconds;
    const band = series[this.resource.key];
    const start = Date.parse(series.start) / 1000;
    this.times = band.mean.map((_, bucket) => start + bucket * this.step);
    this.lines = series.lines[this.resource.lines];
    this.data = [this.times, band.highest, band.lowest, band.mean,
      ...this.lines.map(line => this.times.map(() => line.value))];
    this.marks = series.marks
      .filter(mark => mark.kind !== "OOM_KILL" || figure.dataset.resource === "Memory")
      .map(mark => ({ ...mark, at: Date.parse(mark.at) / 1000 }));
    this.shown = [true, true, ...this.lines.map(() => true)];
    this.hideWhatIsFarAbove(Math.max(0, ...band.highest.filter(value => value !== null)));
    this.box = element("div", "explore");
    this.place = element("div", "plot");
    this.place.tabIndex = 0;
    this.place.setAttribute("role", "group");
    this.place.setAttribute("aria-label",
      `${figure.dataset.resource}, to explore: arrow keys move, plus and minus zoom, 0 shows all`);
    this.readout = element("p", "readout");
    this.readout.setAttribute("aria-live", "polite");
    this.box.append(this.toggles(), this.place, this.readout);
    this.place.addEventListener("keydown", event => this.key(event));
  }

  /// As the chart of the server leaves it out of its scale.
  hideWhatIsFarAbove(peak) {
    let top = peak;
    const upwards = this.lines.map((line, index) => [line.value, index]).sort((a, b) => a[0] - b[0]);
    for (const [value, index] of upwards) {
      if (top > 0 && value > top * OFF_SCALE) this.shown[2 + index] = false;
      else top = Math.max(top, value);
    }
  }

  toggles() {
    const bar = element("div", "toggles");
    bar.append(this.toggle(0, "lowest to highest", "band", [1, 2]), this.toggle(1, "mean", "mean", [3]));
    this.lines.forEach((line, index) => {
      const style = `${line.now ? "now" : "new"} ${line.limit ? "limit" : "request"}`;
      bar.append(this.toggle(2 + index, line.name, style, [4 + index]));
    });
    this.whole = element("button", "whole", "Whole window");
    this.whole.type = "button";
    this.whole.disabled = true;
    this.whole.addEventListener("click", () => this.zoom(this.times[0], this.times.at(-1)));
    bar.append(this.whole);
    return bar;
  }

  toggle(index, name, style, drawn) {
    const label = element("label");
    const box = element("input");
    box.type = "checkbox";
    box.checked = this.shown[index];
    box.addEventListener("change", () => {
      this.shown[index] = box.checked;
      drawn.forEach(one => this.plot.setSeries(one, { show: box.checked }));
    });
    label.append(box, element("span", `swatch ${style}`), name);
    return label;
  }

  draw() {
    this.plot?.destroy();
    this.plot = new uPlot(this.options(), this.data, this.place);
    this.say(null);
  }

  options() {
    const soft = colour("soft");
    const grid = { stroke: colour("rule"), width: 1 };
    const axis = { stroke: soft, grid, ticks: grid, font: "12px system-ui, sans-serif" };
    return {
      width: this.place.clientWidth,
      height: 300,
      legend: { show: false },
      tzDate: seconds => uPlot.tzDate(new Date(seconds * 1000), "Etc/UTC"),
      scales: { y: { range: (_, low, high) => [0, high > 0 ? high * 1.05 : 1] } },
      axes: [
        { ...axis, space: 70, size: 36, values: (_, ticks) => ticks.map(this.tick) },
        { ...axis, size: 62, incrs: this.resource.steps, values: (_, ticks) => ticks.map(tick => tick ? this.resource.text(tick) : "0") },
      ],
      series: [{}, ...this.drawn()],
      bands: [{ series: [1, 2], fill: colour("band") }],
      cursor: { y: false, points: { size: 7 }, drag: { x: true, y: false }, sync: { key: this.address } },
      hooks: {
        draw: [plot => this.drawMarks(plot)],
        setCursor: [plot => this.say(plot.cursor.idx)],
        setScale: [(plot, scale) => { if (scale === "x") this.zoomed(plot); }],
      },
    };
  }

  tick(seconds) {
    const date = new Date(seconds * 1000);
    return seconds % (24 * HOUR) ? clock(date) : day(date);
  }

  drawn() {
    const edge = { stroke: "transparent", width: 0, points: { show: false } };
    const lines = this.lines.map((line, index) => ({
      stroke: colour(line.now ? "now" : "new"),
      width: line.limit ? 3 : 1.8,
      dash: line.now ? [7, 4] : undefined,
      points: { show: false },
      show: this.shown[2 + index],
    }));
    return [
      { ...edge, show: this.shown[0] },
      { ...edge, show: this.shown[0] },
      { stroke: colour("mean"), width: 1.4, points: { show: false }, show: this.shown[1] },
      ...lines,
    ];
  }

  /// A cross, a ring or a triangle at the foot, and a line above it.
  drawMarks(plot) {
    const { ctx, bbox } = plot;
    const size = 4 * devicePixelRatio;
    ctx.save();
    ctx.lineWidth = 1.5 * devicePixelRatio;
    for (const mark of this.marks) {
      const x = plot.valToPos(mark.at, "x", true);
      if (x < bbox.left || x > bbox.left + bbox.width) continue;
      const y = bbox.top + bbox.height - 2 * size;
      ctx.strokeStyle = colour(MARKS[mark.kind][1]);
      ctx.beginPath();
      if (mark.kind === "OOM_KILL") {
        ctx.moveTo(x - size, y - size); ctx.lineTo(x + size, y + size);
        ctx.moveTo(x + size, y - size); ctx.lineTo(x - size, y + size);
      } else if (mark.kind === "RESTART") {
        ctx.arc(x, y - 3 * size, size, 0, 2 * Math.PI);
      } else {
        ctx.moveTo(x, y - size); ctx.lineTo(x + size, y + size); ctx.lineTo(x - size, y + size); ctx.closePath();
      }
      ctx.stroke();
    }
    ctx.restore();
  }

  /// What is seen in a bucket; how to go on where none is looked at.
  say(bucket) {
    if (bucket === null || bucket === undefined) {
      this.readout.textContent = "Point at the chart for its values; drag to zoom. Times are UTC.";
      return;
    }
    const [times, highest, lowest, mean] = this.data;
    const text = this.resource.text;
    const values = mean[bucket] === null
      ? "no data"
      : `lowest ${text(lowest[bucket])}, mean ${text(mean[bucket])}, highest ${text(highest[bucket])}`;
    const from = times[bucket];
    const events = this.marks.filter(mark => mark.at > from && mark.at <= from + this.step)
      .map(mark => mark.count === 1 ? MARKS[mark.kind][0] : `${mark.count} × ${MARKS[mark.kind][0]}`);
    this.readout.textContent = `${moment(from)} to ${clock(new Date((from + this.step) * 1000))}: ${[values, ...events].join("; ")}`;
  }

  /// All charts of a container show the same time.
  zoom(from, to) {
    uPlot.sync(this.address).plots.forEach(plot => plot.setScale("x", { min: from, max: to }));
  }

  zoomed(plot) {
    const { min, max } = plot.scales.x;
    this.whole.disabled = min <= this.times[0] && max >= this.times.at(-1);
  }

  key(event) {
    const { min, max } = this.plot.scales.x;
    const bucket = this.plot.cursor.idx ?? Math.round(this.plot.posToIdx(this.plot.over.clientWidth / 2));
    const moves = { ArrowLeft: -1, ArrowRight: 1, PageUp: -24, PageDown: 24, Home: -this.times.length, End: this.times.length };
    if (event.key in moves) this.move(bucket + moves[event.key]);
    else if (event.key === "+" || event.key === "=") this.closer(this.times[bucket], (max - min) / 2);
    else if (event.key === "-") this.closer(this.times[bucket], (max - min) * 2);
    else if (event.key === "0") this.zoom(this.times[0], this.times.at(-1));
    else return;
    event.preventDefault();
  }

  closer(middle, width) {
    const least = 4 * this.step;
    const span = Math.max(least, width);
    this.zoom(Math.max(this.times[0], middle - span / 2), Math.min(this.times.at(-1), middle + span / 2));
  }

  /// To a bucket of those that are shown.
  move(bucket) {
    const { min, max } = this.plot.scales.x;
    const first = this.times.findIndex(time => time >= min);
    const last = this.times.findLastIndex(time => time <= max);
    const to = Math.min(last, Math.max(first, bucket));
    this.plot.setCursor({ left: this.plot.valToPos(this.times[to], "x"), top: 10 });
  }
}

/// Swaps the drawn chart for one to explore, and back.
class Switch {
  constructor(figure) {
    this.figure = figure;
    this.drawn = figure.querySelector(".chart-box");
    this.button = element("button", "", "Zoom and read values");
    this.button.type = "button";
    this.button.setAttribute("aria-pressed", "false");
    this.button.addEventListener("click", () => this.press());
    figure.querySelector("figcaption").append(this.button);
  }

  async press() {
    if (!this.explorer) {
      try {
        this.explorer = new Explorer(this.figure, await ask(this.figure.dataset.series));
      } catch (failure) {
        this.button.textContent = `Not now: ${failure.message}`;
        this.button.disabled = true;
        return;
      }
      this.drawn.after(this.explorer.box);
      new ResizeObserver(() => this.fit()).observe(this.explorer.place);
      matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.explorer.plot && this.explorer.draw());
    }
    this.show(this.button.getAttribute("aria-pressed") === "false");
  }

  show(exploring) {
    this.button.setAttribute("aria-pressed", String(exploring));
    this.explorer.box.hidden = !exploring;
    this.drawn.classList.toggle("behind", exploring);
    if (exploring) {
      this.drawn.removeAttribute("tabindex");
      if (!this.explorer.plot) this.explorer.draw();
    } else {
      this.drawn.tabIndex = 0;
    }
  }

  fit() {
    const { plot, place } = this.explorer;
    if (plot && place.clientWidth > 0 && plot.width !== place.clientWidth) {
      plot.setSize({ width: place.clientWidth, height: 300 });
    }
  }
}

for (const figure of document.querySelectorAll("figure.usage")) {
  if (figure.dataset.series && globalThis.uPlot) new Switch(figure);
}
