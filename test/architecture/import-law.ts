import { fileURLToPath } from 'node:url';
import * as z from 'zod';
// oxlint-disable-next-line import/no-unassigned-import -- it changes what the tool will get for `typescript`
import './typescript6.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));

const result = z.object({
  modules: z.array(z.object({ source: z.string() })),
  summary: z.object({
    violations: z.array(z.object({ rule: z.object({ name: z.string() }), from: z.string(), to: z.string() })),
  }),
});

/**
 * Reads the imports of folders below `baseDir` (the project unless another is named) and holds them against the law.
 * Answers the files that were read and `<rule>: <from> -> <to>` for each import that breaks it.
 */
export const breaches = async (folders: string[], baseDir = root) => {
  // Loaded now, when `typescript` means TypeScript 6 already.
  const { cruise } = await import('dependency-cruiser');
  const { default: extractOptions } = await import('dependency-cruiser/config-utl/extract-depcruise-options');
  const { ruleSet, ...options } = await extractOptions(`${root}.dependency-cruiser.cjs`);
  const { output } = await cruise(
    folders,
    { ...options, ...(ruleSet && { ruleSet }), validate: true, baseDir, outputType: 'json' },
    options.enhancedResolveOptions,
  );
  const { modules, summary } = result.parse(JSON.parse(z.string().parse(output)));
  return {
    files: modules.map(({ source }) => source).filter((source) => !source.includes('node_modules')),
    breaches: summary.violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  };
};
