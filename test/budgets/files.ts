import { readFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { filesBesideBundles } from '../matrix/handlers.ts';

/**
 * Lets functions read the files beside their bundles from where those come from, and at once: in a world whose time is not
 * the machine's, nothing else waits for the disk.
 */
export const readFilesAtOnce = () => {
  const files = [...filesBesideBundles()];
  const readFile = async (path: URL, encoding: BufferEncoding) => {
    const [, source = path] = files.find(([name]) => path.pathname.endsWith(`/${name}`)) ?? [];
    return readFileSync(source, encoding);
  };
  Object.assign(promises, { readFile });
  syncBuiltinESMExports();
};
