import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { committedFiles } from '../../scripts/supply/committed-files.ts';
import { probeProject } from './probe-project.ts';

const OUTSIDE = `declare const outside: any; declare const text: string; declare const later: () => Promise<void>;`;

/** Put together here: written out, it would be meant for this file. */
const LOOK_AWAY = ['oxlint', 'disable-next-line'].join('-');

/** For each rule that .oxlintrc.json names, lines that break it. */
const probes: Record<string, readonly string[]> = {
  'typescript/no-explicit-any': ['export const value: any = 1;', 'export const value = text as any;'],
  'typescript/no-unsafe-type-assertion': [
    'export const value = JSON.parse(text) as { id: string };',
    'export const value = text as unknown as number;',
    'export const value = <{ id: string }>outside;',
  ],
  'typescript/no-unsafe-assignment': ['export const value: { id: string } = JSON.parse(text);'],
  'typescript/no-unsafe-argument': ['export const value = Number.parseInt(outside, 10);'],
  'typescript/no-unsafe-call': ['export const value: unknown = outside();'],
  'typescript/no-unsafe-member-access': ['export const value: unknown = outside.id;'],
  'typescript/no-unsafe-return': ['export const value = (): string => outside;'],
  'typescript/no-unsafe-function-type': ['export const value: Function = () => 1;'],
  'typescript/no-non-null-assertion': ['export const value = /a/.exec(text)!;'],
  'typescript/no-non-null-asserted-nullish-coalescing': ['export const value = /a/.exec(text)! ?? 1;'],
  'typescript/ban-ts-comment': ['// @ts-ignore\nexport const value: number = text;'],
  'typescript/no-floating-promises': ['later();'],
  'typescript/no-misused-promises': ['[1].forEach(async () => later());', 'export const value = later() ? 1 : 2;'],
  'typescript/return-await': ['export const value = async () => { try { return later(); } catch { return 1; } };'],
  'typescript/use-unknown-in-catch-callback-variable': ['export const value = later().catch((error) => [error]);'],
  'typescript/await-thenable': ['await text;'],
  'typescript/only-throw-error': ['throw text;'],
  'typescript/prefer-promise-reject-errors': ['export const value = Promise.reject(text);'],
  'typescript/switch-exhaustiveness-check': [
    `declare const one: 'a' | 'b'; switch (one) { case 'a': console.log(text); }`,
  ],
  'unicorn/no-abusive-eslint-disable': [`// ${LOOK_AWAY}\nexport const value: any = 1;`],
  'eslint/no-unused-vars': ['const value = 1;'],
  'import/no-cycle': [`import type { Other } from './other.ts'; export type Value = Other;`],
  'import/no-unassigned-import': [`import './other.ts';`],
  'eslint/no-console': ['console.log(text);'],
  'eslint/no-eval': ['eval(text);'],
  'typescript/no-implied-eval': [`setTimeout('later()', 1);`],
  'eslint/no-new-func': ['export const value: unknown = new Function(text);'],
};

/** Where a cast is made all the same, how often, and what makes it safe stands beside it. */
const castsBy: Record<string, number> = {
  'functions/customers/domain/record.ts': 1,
  'functions/customers/domain/shown.ts': 1,
  'functions/customers/persistence/import-files.ts': 1,
  'shared/lambda/http.ts': 1,
  'shared/lambda/queue.ts': 1,
  'test/budgets/in-thread.ts': 1,
  'test/integration/shared/access-patterns.test.ts': 1,
  'test/simulation/stand-ins/environment.ts': 1,
  'test/simulation/world/faults.ts': 1,
  'test/simulation/world/machine.ts': 1,
  'test/simulation/world/world.ts': 1,
  'test/support/audit.ts': 1,
  'test/support/customer-views.ts': 1,
  'test/support/memory-dynamo.ts': 1,
  'web/src/api/shown-changes.ts': 1,
};

const severity = z.string();
const ruled = z.object({ rules: z.record(z.string(), z.union([severity, z.tuple([severity], z.unknown())])) });
const config = ruled.extend({ overrides: z.array(ruled) });

const report = z.object({
  diagnostics: z.array(
    z.object({
      code: z.string(),
      filename: z.string(),
      labels: z.array(z.object({ span: z.object({ line: z.number() }) })),
    }),
  ),
});

/** The probes as files, each in a folder of its own. */
const cases = Object.entries(probes).flatMap(([rule, lines]) =>
  lines.flatMap((line, n) =>
    ['functions', 'test'].map((room) => ({
      rule,
      line,
      room,
      file: `${room}/${rule.replace('/', '-')}-${n}/probe.ts`,
    })),
  ),
);
/** In tests types may go in a circle, and what a gate has to say it prints. */
const isAllowed = ({ rule, room }: (typeof cases)[number]) =>
  room === 'test' && (rule === 'import/no-cycle' || rule === 'eslint/no-console');

const code = committedFiles()
  .filter((file) => /\.[cm]?[jt]sx?$/.test(file))
  .map((file) => ({ file, content: readFileSync(file, 'utf8') }));

let exceptions = 0;
/** `<file> <rule>` for all that the lint has found in the probes. */
let found: ReadonlySet<string>;
beforeAll(async () => {
  const files = cases.flatMap(({ file, line }): [string, string][] => [
    [file, `${OUTSIDE}\n${line}\n`],
    [`${dirname(file)}/other.ts`, `import type { Value } from './probe.ts'; export type Other = Value | 1;\n`],
  ]);
  const project = probeProject(['.oxlintrc.json', 'tsconfig.json'], Object.fromEntries(files));
  const { diagnostics } = report.parse(await project.report('oxlint', '--format', 'json'));
  project.remove();
  // The first line of each only declares what the others use.
  found = new Set(
    diagnostics
      .filter(({ labels }) => labels.some(({ span }) => span.line > 1))
      .map(({ code, filename }) => `${filename} ${code.replace(/^(.*)\((.*)\)$/, '$1/$2')}`),
  );
});
afterAll(() => {
  const caught = cases.filter(({ file, rule }) => found.has(`${file} ${rule}`)).length;
  console.log(
    `lint: ${Object.keys(probes).length} rules, ${caught} breaches found, ${exceptions} exceptions with a reason`,
  );
});

describe('the lint', () => {
  it('has a probe for each rule that is named', () => {
    const { rules, overrides } = config.parse(JSON.parse(readFileSync('.oxlintrc.json', 'utf8')));
    const named = [rules, ...overrides.map((one) => one.rules)]
      .flatMap((some) => Object.entries(some))
      .filter(([, set]) => [set].flat()[0] === 'error')
      .map(([rule]) => (rule.includes('/') ? rule : `eslint/${rule}`));
    expect(Object.keys(probes).toSorted()).toEqual([...new Set(named)].toSorted());
  });

  it.each(cases.filter((one) => !isAllowed(one)))('finds in $room what breaks $rule: $line', ({ rule, file }) => {
    expect([...found].filter((one) => one.startsWith(`${file} `))).toContain(`${file} ${rule}`);
  });

  it.each(cases.filter(isAllowed))('lets through in $room what elsewhere breaks $rule', ({ rule, file }) => {
    expect(found.has(`${file} ${rule}`)).toBe(false);
  });

  it('is told to look away with a reason only, and from casts only in named places', () => {
    const directives = code.flatMap(({ file, content }) =>
      content
        .split('\n')
        .filter((line) => /(?:\/\/|\/\*) *(?:ox|es)lint-disable/.test(line))
        .map((line) => ({ file, line })),
    );
    expect(directives.filter(({ line }) => !/ -- \S/.test(line))).toEqual([]);
    const casts = directives.filter(({ line }) => line.includes('no-unsafe-') || line.includes('no-explicit-any'));
    const counted: Record<string, number> = {};
    for (const { file } of casts) counted[file] = (counted[file] ?? 0) + 1;
    expect(counted).toEqual(castsBy);
    exceptions = directives.length;
  });

  it('cannot see that zod is told a type: in two places of the product it is', () => {
    const told = code.filter(({ file, content }) => !file.startsWith('test/') && /\bz\s*\.custom\b/.test(content));
    expect(told.map(({ file }) => file)).toEqual(['infra/local/foreign.ts', 'shared/dynamo/stream.ts']);
  });
});
