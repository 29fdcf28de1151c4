import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'prettier';
import { generateApi } from 'swagger-typescript-api';

/** `npm run client` writes the console's client from docs/openapi.json; with `--check` it only says whether that is current. */
const document = fileURLToPath(new URL('../docs/openapi.json', import.meta.url));
const file = new URL('../web/src/api/client.ts', import.meta.url);

const generate = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'rapport-client-'));
  try {
    const { files } = await generateApi({
      input: document,
      output: folder,
      fileName: 'client.ts',
      silent: true,
      enumStyle: 'union',
      sortTypes: true,
      sortRoutes: true,
      hooks: {
        // A text of the address bar must not become another path.
        onInsertPathParam: (name) => `encodeURIComponent(${name})`,
      },
    });
    const [{ fileContent } = { fileContent: '' }] = files;
    return await format(fileContent, { parser: 'typescript', printWidth: 120, singleQuote: true });
  } finally {
    await rm(folder, { recursive: true });
  }
};

const current = await generate();
if (!process.argv.includes('--check')) await writeFile(file, current);
else if ((await readFile(file, 'utf8')) !== current) {
  console.error('web/src/api/client.ts is not what docs/openapi.json says: run `npm run client` and commit it.');
  process.exitCode = 1;
}
