import { copyFileSync, mkdirSync, rmSync, watch } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { build, stop, type Metafile } from 'esbuild';
import { bundleOptions } from '../constructs/bundle.ts';

export const projectRoot = join(import.meta.dirname, '../..');
const require = createRequire(join(projectRoot, 'package.json'));

/** The code of every function, fresh from its sources. */
export interface Bundles {
  /** The built file of an entry. @throws when its last build failed and there was none before */
  fileOf(entry: string): string;
  stop(): Promise<void>;
}

export interface BundlesOptions {
  /** Entries, relative to the project. */
  readonly entries: readonly string[];
  /** Laid beside the code: path in the folder → module specifier. */
  readonly files: Readonly<Record<string, string>>;
  readonly folder: string;
  /** Called when a source has changed and its code has been built anew. */
  readonly onChange: () => void;
  /** Called with what esbuild said when the sources do not build; the last good code goes on serving. */
  readonly onBroken: (complaint: string) => void;
}

/**
 * Bundles all entries at once, so that they share the SDK, and again when a source changes. Between builds esbuild is gone:
 * it would hold 90 MB, and its own watch mode looks at every file all the time.
 */
export const startBundles = async ({
  entries,
  files,
  folder,
  onChange,
  onBroken,
}: BundlesOptions): Promise<Bundles> => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const [path, specifier] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(require.resolve(specifier), join(folder, path));
  }
  const { outfile: _, minify: __, ...options } = bundleOptions('', '');
  const buildAll = async () => {
    const { metafile } = await build({
      ...options,
      entryPoints: [...entries],
      outdir: folder,
      // One flat folder: code finds the files beside it, wherever it was put. A change is a new name, hence a new module.
      entryNames: '[name]-[hash]',
      chunkNames: 'shared-[hash]',
      outExtension: { '.js': '.mjs' },
      splitting: true,
      metafile: true,
      logLevel: 'silent',
    });
    await stop();
    return metafile;
  };

  const built = new Map<string, string>();
  let sources: ReadonlySet<string> = new Set();
  const remember = ({ outputs, inputs }: Metafile) => {
    sources = new Set(Object.keys(inputs));
    let changed = false;
    for (const [path, { entryPoint }] of Object.entries(outputs)) {
      if (entryPoint === undefined) continue;
      const file = join(projectRoot, path);
      changed ||= built.get(entryPoint) !== file;
      built.set(entryPoint, file);
    }
    return changed;
  };

  remember(await buildAll());

  let pending: NodeJS.Timeout | undefined;
  let isBroken = false;
  const rebuild = async () => {
    try {
      const changed = remember(await buildAll());
      isBroken = false;
      if (changed) onChange();
    } catch (error) {
      isBroken = true;
      onBroken(error instanceof Error ? error.message : String(error));
    }
  };
  const roots = [...new Set([...sources].map((path) => path.split('/')[0] ?? ''))].filter(
    (root) => root !== 'node_modules',
  );
  const watchers = roots.map((root) =>
    watch(join(projectRoot, root), { recursive: true }, (_event, name) => {
      // What does not build may lack a file that is nobody's source yet.
      if (name === null || !(isBroken || sources.has(`${root}/${name}`))) return;
      clearTimeout(pending);
      pending = setTimeout(() => void rebuild(), 100); // an editor writes in several steps
    }),
  );

  return {
    fileOf: (entry) => {
      const file = built.get(relative(projectRoot, join(projectRoot, entry)));
      if (!file) throw new Error(`no code was built of ${entry}`);
      return file;
    },
    stop: () => {
      clearTimeout(pending);
      for (const watcher of watchers) watcher.close();
      return Promise.resolve();
    },
  };
};
