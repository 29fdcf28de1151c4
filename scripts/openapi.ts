import { readFile, writeFile } from 'node:fs/promises';
import { format } from 'prettier';
import { openApiDocument } from './openapi-document.ts';

/** `npm run openapi` writes docs/openapi.json; with `--check` it only says whether that is current. */
const file = new URL('../docs/openapi.json', import.meta.url);
const current = await format(JSON.stringify(openApiDocument()), { parser: 'json', printWidth: 120 });
if (!process.argv.includes('--check')) await writeFile(file, current);
else if ((await readFile(file, 'utf8')) !== current) {
  console.error('docs/openapi.json is not what the contracts say: run `npm run openapi` and commit it.');
  process.exitCode = 1;
}
