import { globSync, readFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterAll, expect, it } from 'vitest';
import * as z from 'zod';
import { closeBrowser, inBrowser } from './console.ts';
import { ROWS, withManyTickets } from './many-tickets.ts';

afterAll(closeBrowser);

/** Later than this counts as poor by the Core Web Vitals. */
const MOST_MS_TO_LARGEST_PAINT = 4000;

const files = globSync(fileURLToPath(new URL('../../web/dist/assets/*.{js,css}', import.meta.url)));

/** How much less there is to bring in the cloud, which compresses what the local host sends as it is. */
const compressed = () => {
  const contents = files.map((file) => readFileSync(file));
  const sum = (sizes: readonly number[]) => sizes.reduce((all, size) => all + size, 0);
  return sum(contents.map((content) => gzipSync(content).length)) / sum(contents.map(({ length }) => length));
};

/** A phone of the middle class on a slow mobile network, as Lighthouse has it. */
const slowDown = async (page: Page) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 150,
    downloadThroughput: 1_600_000 / 8 / compressed(),
    uploadThroughput: 750_000 / 8,
  });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
};

const times = z.object({ origin: z.number(), first: z.number(), largest: z.number(), row: z.number() });

/** Notes when the page of the console first shows something, shows its largest part, and has a row of a list. */
const watchPaints = (page: Page) =>
  page.addInitScript(() => {
    const seen = { origin: performance.timeOrigin, first: 0, largest: 0, row: 0 };
    Object.assign(globalThis, { seen });
    new PerformanceObserver((list) => {
      seen.first = list.getEntriesByName('first-contentful-paint')[0]?.startTime ?? seen.first;
    }).observe({ type: 'paint', buffered: true });
    new PerformanceObserver((list) => {
      seen.largest = list.getEntries().at(-1)?.startTime ?? seen.largest;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    const look = () => {
      if (document.querySelector('[role="row"][data-index]')) seen.row = performance.now();
      else requestAnimationFrame(look);
    };
    look();
  });

it.each(['desktop', 'phone'] as const)(
  'somebody who is signed in sees the queue soon after they went to its address, on a %s',
  async (on) => {
    await inBrowser({ as: 'agent', at: '/people', on }, async ({ context, baseUrl }) => {
      const page = await context.newPage();
      await withManyTickets(page);
      await watchPaints(page);
      if (on === 'phone') await slowDown(page);
      const started = Date.now();
      // The session of the sign-in pages is asked on the way: two loads of the page, the second from the cache.
      await page.goto(`${baseUrl}/tickets?department=billing`);
      await page.getByText('Ticket 0', { exact: true }).waitFor();
      await page.waitForTimeout(500);
      const { origin, first, largest, row } = times.parse(await page.evaluate('globalThis.seen'));
      const since = (time: number) => (origin + time - started).toFixed(0);
      console.log(
        `${on === 'phone' ? 'a phone (1.6 Mbit/s, 150 ms, a CPU a quarter as fast)' : 'a desktop'}: first contentful paint ${since(first)} ms, largest ${since(largest)} ms, first row of ${ROWS} ${since(row)} ms after the address was entered; ${first.toFixed(0)}, ${largest.toFixed(0)} and ${row.toFixed(0)} ms after the page began that shows them (load of this machine ${loadavg()[0]?.toFixed(1)} on ${cpus().length} cores)`,
      );
      expect(Math.min(first, largest, row)).toBeGreaterThan(0);
      if (on === 'desktop') expect(Number(since(largest))).toBeLessThan(MOST_MS_TO_LARGEST_PAINT);
    })();
  },
  120_000,
);
