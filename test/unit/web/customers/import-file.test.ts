import { afterEach, expect, it, vi } from 'vitest';
import { bringFile } from '../../../../web/src/customers/import-file.ts';

afterEach(() => {
  vi.unstubAllGlobals();
});

const file = new File(['name\nMills'], 'customers.csv');
const begun = { import: { id: '1' }, upload: { url: 'https://files.example/1', headers: {} } };

it.each([
  [
    'is not answered yet',
    (stop: () => void) =>
      Promise.resolve()
        .then(stop)
        .then(() => Promise.reject(new Error('gone'))),
  ],
  [
    'is answered all the same',
    (stop: () => void) =>
      Promise.resolve()
        .then(stop)
        .then(() => Response.json(begun)),
  ],
])('uploads nothing once it was cancelled, when the request that begins it %s', async (_, answer) => {
  const controller = new AbortController();
  const upload = vi.fn<() => void>();
  vi.stubGlobal('XMLHttpRequest', upload);
  vi.stubGlobal('fetch', () => answer(() => controller.abort()));
  const coming = bringFile(file, {
    recordType: 'account',
    key: 'once',
    onShare: () => undefined,
    signal: controller.signal,
  });
  await expect(coming).rejects.toMatchObject({ name: 'AbortError' });
  expect(upload).not.toHaveBeenCalled();
});
