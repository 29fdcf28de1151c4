import { afterAll, describe, expect, it } from 'vitest';
import { closeBrowser, inBrowser } from './console.ts';
import { unreachable, walkedByTab } from './keyboard.ts';
import { furnished, goTo, routerPaths } from './places.ts';

afterAll(closeBrowser);

const nameOf = (path: string) => `page-${path.slice(1).replaceAll(/\W/g, '-')}`;

describe.each([
  ['en', 'desktop', 'light'],
  ['zh-Hans', 'desktop', 'dark'],
  ['zh-Hant', 'phone', 'light'],
  ['en', 'phone', 'dark'],
] as const)('every page, in %s on a %s, %s', (language, on, scheme) => {
  it(
    'can be read by everybody, and is as wide as its window',
    inBrowser({ as: 'admin', at: '/people', language, on, scheme, bears: /404/ }, async (visit) => {
      const { page, shot } = visit;
      const pages = await furnished(visit);
      expect(Object.keys(pages).toSorted(), 'the pages of the router').toEqual(
        routerPaths()
          .filter((path) => path !== '/')
          .toSorted(),
      );
      const wide: string[] = [];
      for (const [path, address] of Object.entries(pages)) {
        await goTo(page, address);
        await shot(nameOf(path));
        const { whole, shown } = await page.evaluate(() => ({
          whole: document.documentElement.scrollWidth,
          shown: document.documentElement.clientWidth,
        }));
        if (whole > shown) wide.push(`${path}: ${whole} of ${shown}`);
      }
      expect(wide, 'pages that are wider than their window').toEqual([]);
    }),
    300_000,
  );
});

it(
  'every page can be used by keyboard alone: Tab comes to all that can be pressed, shows where it is, and leaves again',
  inBrowser({ as: 'admin', at: '/people', bears: /404/ }, async (visit) => {
    const { page } = visit;
    const wrong: Record<string, readonly string[]> = {};
    let stops = 0;
    for (const [path, address] of Object.entries(await furnished(visit))) {
      await goTo(page, address);
      const walk = await walkedByTab(page);
      stops += walk.stops;
      const found = [...(await unreachable(page)), ...walk.faults];
      if (found.length > 0) wrong[path] = found;
    }
    console.log(`${stops} stops of Tab on ${routerPaths().length - 1} pages`);
    expect(wrong).toEqual({});
  }),
  300_000,
);
