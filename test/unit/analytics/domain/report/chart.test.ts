import { describe, expect, it } from 'vitest';
import { receivedChart } from '../../../../../functions/analytics/domain/report/chart.ts';
import { counted, receivedOn, summarized, week } from '../../reports.ts';
import { ticket } from '../../tickets.ts';

const chartOf = (...given: Parameters<typeof summarized>) => receivedChart(summarized(...given)).text;

const all = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, ...groups]) => groups);

/** The bars' parts: x, y, width, height, colour and title. */
const partsOf = (chart: string) =>
  all(
    chart,
    /<rect x="([\d.]+)" y="([\d.]+)" width="([\d.]+)" height="([\d.]+)" fill="(#\w+)"><title>(.*?)<\/title><\/rect>/g,
  );

/** What is written below the bars: x and text. */
const labelsOf = (chart: string) => all(chart, /<text x="([\d.]+)" y="270" text-anchor="middle">([\d-]+)<\/text>/g);

/** What is written at the lines of the scale: y of the line and its number. */
const scaleOf = (chart: string) =>
  all(
    chart,
    /<line x1="48" x2="760" y1="([\d.]+)" y2="\1" stroke="#d8d8d8"\/>\n<text x="42" y="[\d.]+" text-anchor="end">(\d+)<\/text>/g,
  );

const legendOf = (chart: string) => all(chart, /<li><span style="background:(#\w+)"><\/span>(.*?)<\/li>/g);

const day = '2026-03-01';
const oneDay = { from: day, to: day };

describe('the chart of what was received', () => {
  it('stacks the departments of each day, the busiest at the bottom, to the scale', () => {
    const chart = chartOf(week());
    expect(partsOf(chart)).toEqual([
      ['62.9', '130.0', '84.6', '122.0', '#0072b2', '2026-03-01, Billing &amp; &lt;Invoices&gt;: 2'],
      ['62.9', '69.0', '84.6', '61.0', '#e69f00', '2026-03-01, Not yet routed: 1'],
      ['62.9', '8.0', '84.6', '61.0', '#009e73', '2026-03-01, 技术支持 Łódź: 1'],
    ]);
    expect(scaleOf(chart)).toEqual([
      ['252.0', '0'],
      ['191.0', '1'],
      ['130.0', '2'],
      ['69.0', '3'],
      ['8.0', '4'],
    ]);
    expect(chart).toContain('<text x="42" y="256.0" text-anchor="end">0</text>');
  });

  it('names in the legend who has a bar, with their colours', () => {
    expect(legendOf(chartOf(week()))).toEqual([
      ['#0072b2', 'Billing &amp; &lt;Invoices&gt;'],
      ['#e69f00', 'Not yet routed'],
      ['#009e73', '技术支持 Łódź'],
    ]);
  });

  it('tells those who cannot see it what it shows', () => {
    const chart = chartOf(week());
    expect(chart).toContain('<svg viewBox="0 0 760 280" role="img" aria-labelledby="chart-title chart-description">');
    expect(chart).toContain('<title id="chart-title">Tickets received by day and department</title>');
    expect(chart).toContain('7 bars, one a day; the highest is 4. The tables tell the same.</desc>');
  });

  it('makes one day a bar in the middle, not a wall', () => {
    const chart = chartOf(receivedOn(day, { billing: 2 }), oneDay);
    expect(partsOf(chart)).toEqual([['359.0', '8.0', '90.0', '244.0', '#0072b2', expect.stringContaining(': 2')]]);
    expect(labelsOf(chart)).toEqual([['404.0', '03-01']]);
  });

  it('has lines at whole numbers only, about five of them', () => {
    const numbers = (received: number) =>
      scaleOf(chartOf(receivedOn(day, { billing: received }), oneDay)).map(([, number]) => Number(number));
    expect(numbers(1)).toEqual([0, 1]);
    expect(numbers(3)).toEqual([0, 1, 2, 3]);
    expect(numbers(12)).toEqual([0, 2, 4, 6, 8, 10, 12]);
    expect(numbers(93)).toEqual([0, 20, 40, 60, 80, 100]);
  });

  it('has no bar and an empty scale when nothing came, but something was open', () => {
    const chart = chartOf(counted(ticket({ receivedAt: '2026-01-01T00:00:00.000Z' })), oneDay);
    expect(partsOf(chart)).toEqual([]);
    expect(legendOf(chart)).toEqual([]);
    expect(scaleOf(chart)).toEqual([
      ['252.0', '0'],
      ['8.0', '1'],
    ]);
    expect(chart).toContain('the highest is 0.');
  });

  it('gives eight departments a colour each, and of more the seven busiest; the rest are others', () => {
    const called = new Map(Array.from({ length: 10 }, (_, n) => [`d${n}`, `Department ${n}`]));
    const tickets = (count: number) =>
      Object.fromEntries(Array.from({ length: count }, (_, n) => [`d${n}`, n === 3 ? 50 : n + 1]));
    const eight = chartOf(receivedOn(day, tickets(8)), oneDay, called);
    expect(legendOf(eight).map(([, name]) => name)).toEqual([3, 7, 6, 5, 4, 2, 1, 0].map((n) => `Department ${n}`));
    const ten = chartOf(receivedOn(day, tickets(10)), oneDay, called);
    expect(legendOf(ten)).toEqual([
      ['#0072b2', 'Department 3'],
      ['#e69f00', 'Department 9'],
      ['#009e73', 'Department 8'],
      ['#cc79a7', 'Department 7'],
      ['#56b4e9', 'Department 6'],
      ['#d55e00', 'Department 5'],
      ['#f0e442', 'Department 4'],
      ['#8a8a8a', 'Others'],
    ]);
    expect(partsOf(ten).at(-1)?.at(-1)).toBe('2026-03-01, Others: 6');
  });

  it('keeps two departments of the same name apart', () => {
    const called = new Map([
      ['north', 'Service'],
      ['south', 'Service'],
    ]);
    const chart = chartOf(receivedOn(day, { north: 3, south: 1 }), oneDay, called);
    expect(partsOf(chart).map(([, , , height, colour, title]) => [height, colour, title])).toEqual([
      ['183.0', '#0072b2', '2026-03-01, Service: 3'],
      ['61.0', '#e69f00', '2026-03-01, Service: 1'],
    ]);
  });

  it.each([
    ['day', '2026-05-01', 62, '03-01'],
    ['week', '2026-05-02', 10, '02-23'],
    ['week', '2027-05-04', 63, '02-23'],
    ['month', '2027-05-05', 15, '2026-03'],
  ])('has a bar for each %s until %s: %i bars', (each, to, bars, first) => {
    const over = { from: day, to };
    const chart = chartOf([...receivedOn(day, { billing: 1 }), ...receivedOn('2026-03-31', { billing: 1 })], over);
    expect(chart).toContain(`Tickets received by ${each} and department`);
    expect(chart).toContain(`>${bars} bars, one a ${each};`);
    expect(labelsOf(chart)[0]?.[1]).toBe(first);
    expect(partsOf(chart)).toHaveLength(each === 'month' ? 1 : 2);
  });

  it('writes at most ten dates below the bars, at equal distances', () => {
    const labels = labelsOf(chartOf(receivedOn(day, { billing: 1 }), { from: day, to: '2026-03-31' }));
    expect(labels.map(([, text]) => text)).toEqual(
      [1, 5, 9, 13, 17, 21, 25, 29].map((n) => `03-${String(n).padStart(2, '0')}`),
    );
    const [first, second, third] = labels.map(([x]) => Number(x));
    expect((third ?? 0) - (second ?? 0)).toBeCloseTo((second ?? 0) - (first ?? 0), 0);
  });
});
