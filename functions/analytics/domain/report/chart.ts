import { scaleBand, scaleLinear } from 'd3-scale';
import { daysOf, lengthOf, mondayOf, monthOf, type Period } from '../days.ts';
import { markup, type Html } from '../../../../shared/kernel/html.ts';
import type { Named, Summary } from './summary.ts';

/** Okabe and Ito's colours, which people tell apart whatever colours they see; the last is for all others. */
const COLOURS = ['#0072b2', '#e69f00', '#009e73', '#cc79a7', '#56b4e9', '#d55e00', '#f0e442', '#8a8a8a'];
/** All departments without a colour of their own; none can have this id. */
const OTHERS: Named = { key: '*', name: 'Others' };

const WIDTH = 760;
const HEIGHT = 280;
const LEFT = 48;
const BOTTOM = 28;
const TOP = 8;
const MOST_LABELS = 10;
const WIDEST_BAR = 90;

/** How long a bar is: bars of single days would be too thin in a long period. */
const barsOf = (period: Period) => {
  const days = lengthOf(period);
  if (days <= 62) return { each: 'day', barOf: (day: string) => day } as const;
  if (days <= 430) return { each: 'week', barOf: mondayOf } as const;
  return { each: 'month', barOf: monthOf } as const;
};

/** What has a colour of its own, in their order: the departments, the busiest first, and `Others` when there are more. */
const seriesOf = ({ departments }: Summary): readonly Named[] => {
  const busiest = departments.filter(({ received }) => received > 0).toSorted((a, b) => b.received - a.received);
  return busiest.length > COLOURS.length ? [...busiest.slice(0, COLOURS.length - 1), OTHERS] : busiest;
};

const heightsOf = (summary: Summary, series: readonly Named[]) => {
  const own = new Set(series.map(({ key }) => key));
  const { barOf } = barsOf(summary.period);
  const bars = new Map(daysOf(summary.period).map((day) => [barOf(day), new Map<string, number>()]));
  for (const { day, department, received } of summary.rows) {
    const bar = bars.get(barOf(day));
    const key = own.has(department.key) ? department.key : OTHERS.key;
    bar?.set(key, (bar.get(key) ?? 0) + received);
  }
  return bars;
};

const rounded = (position: number) => position.toFixed(1);

/** A stacked bar chart (SVG) of the tickets received by day, week or month, and department; with title and description. */
export const receivedChart = (summary: Summary): Html => {
  const series = seriesOf(summary);
  const bars = heightsOf(summary, series);
  const { each } = barsOf(summary.period);
  const highest = Math.max(0, ...[...bars.values()].map((bar) => [...bar.values()].reduce((sum, one) => sum + one, 0)));
  const steps = Math.min(5, Math.max(1, highest));
  const x = scaleBand<string>([...bars.keys()], [LEFT, WIDTH]).padding(0.15);
  const y = scaleLinear([0, Math.max(1, highest)], [HEIGHT - BOTTOM, TOP]).nice(steps);
  // A single day is a bar, not a wall.
  const width = Math.min(x.bandwidth(), WIDEST_BAR);
  const left = (at: string) => (x(at) ?? LEFT) + (x.bandwidth() - width) / 2;

  const line = (tick: number) => markup`
<line x1="${LEFT}" x2="${WIDTH}" y1="${rounded(y(tick))}" y2="${rounded(y(tick))}" stroke="#d8d8d8"/>
<text x="${LEFT - 6}" y="${rounded(y(tick) + 4)}" text-anchor="end">${tick}</text>`;

  const stack = ([at, bar]: readonly [string, ReadonlyMap<string, number>]) => {
    let below = 0;
    return series.flatMap(({ key, name }, n) => {
      const count = bar.get(key) ?? 0;
      if (count <= 0) return [];
      const [bottom, top] = [y(below), y(below + count)];
      below += count;
      const place = markup`x="${rounded(left(at))}" y="${rounded(top)}" width="${rounded(width)}"`;
      const look = markup`height="${rounded(bottom - top)}" fill="${COLOURS[n]}"`;
      return markup`
<rect ${place} ${look}><title>${at}, ${name}: ${count}</title></rect>`;
    });
  };

  const every = Math.ceil(bars.size / MOST_LABELS);
  const label = (at: string, n: number) =>
    n % every === 0
      ? markup`
<text x="${rounded(left(at) + width / 2)}" y="${HEIGHT - 10}" text-anchor="middle">${each === 'month' ? at : at.slice(5)}</text>`
      : undefined;

  return markup`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-labelledby="chart-title chart-description">
<title id="chart-title">Tickets received by ${each} and department</title>
<desc id="chart-description">${bars.size} bars, one a ${each}; the highest is ${highest}. The tables tell the same.</desc>
${y.ticks(steps).map(line)}
${[...bars].map(stack)}
${[...bars.keys()].map(label)}
</svg>
<ul class="legend">
${series.map(({ name }, n) => markup`<li><span style="background:${COLOURS[n]}"></span>${name}</li>`)}
</ul>`;
};
