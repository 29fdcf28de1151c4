import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import * as z from 'zod';

const dist = fileURLToPath(new URL('../../web/dist/', import.meta.url));

const MOST_BYTES = 200 * 1024;

const manifest = () =>
  z
    .record(z.string(), z.object({ file: z.string(), imports: z.array(z.string()).default([]) }))
    .parse(JSON.parse(readFileSync(join(dist, '.vite/manifest.json'), 'utf8')));

/** The bytes of script, compressed, that these files and what they import at once weigh. */
const weightOf = (...entries: readonly string[]) => {
  const known = manifest();
  const files = new Set(entries);
  for (const name of files) for (const other of known[name]?.imports ?? []) files.add(other);
  return [...files]
    .map((name) => known[name]?.file ?? '')
    .filter((file) => file.endsWith('.js'))
    .reduce((sum, file) => sum + gzipSync(readFileSync(join(dist, file))).length, 0);
};

const kilobytes = (bytes: number) => `${(bytes / 1024).toFixed(0)} KB`;

it('loads at most 200 KB of script before it can be used', () => {
  const first = weightOf('index.html', 'src/app/shell.tsx');
  const queue = weightOf('index.html', 'src/app/shell.tsx', 'src/tickets/tickets-page.tsx');
  console.log(`first load ${kilobytes(first)} of script (gzip), with the queue of tickets ${kilobytes(queue)}`);
  expect(first).toBeLessThanOrEqual(MOST_BYTES);
});
