import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import promises from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { filesBesideBundles } from '../matrix/handlers.ts';
import { here } from '../simulation/world/here.ts';

/**
 * Lets functions read the files beside their bundles from where those come from, and those of the bucket by their links; and at
 * once: in a world whose time is not the machine's, nothing else waits for the disk.
 */
export const readFilesAtOnce = () => {
  const files = [...filesBesideBundles()];
  const readFile = async (path: URL, encoding: BufferEncoding) => {
    const [, source = path] = files.find(([name]) => path.pathname.endsWith(`/${name}`)) ?? [];
    return readFileSync(source, encoding);
  };
  Object.assign(promises, { readFile });
  syncBuiltinESMExports();
  globalThis.fetch = async (link, { method, body } = {}) => {
    const { pathname } = new URL(link instanceof Request ? link.url : link);
    if (method === 'PUT' && typeof body === 'string') {
      here().world.files.set(pathname.slice(1), Buffer.from(body));
      return new Response();
    }
    const content = here().world.files.get(pathname.slice(1));
    return new Response(content && Buffer.from(content), { status: content ? 200 : 404 });
  };
};
