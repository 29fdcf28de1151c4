import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { breaches } from './import-law.ts';

const FOLDERS = ['functions', 'shared', 'infra', 'scripts', 'web'].filter((folder) => existsSync(folder));

const config = z
  .object({ forbidden: z.array(z.object({ name: z.string() })) })
  .parse(createRequire(import.meta.url)('../../.dependency-cruiser.cjs'));

/** A file's imports, and the rule that each of them breaks. */
const probes: Record<string, { file: string; imports: string[]; allowed?: string[] }> = {
  'domain-is-pure': {
    file: 'functions/service/domain/probe.ts',
    imports: [
      '@aws-sdk/client-s3',
      'node:fs',
      '../../../shared/lambda/log.ts',
      '../../../shared/dynamo/table.ts',
      '../persistence/store.ts',
      '../commands/command.ts',
      '../deps.ts',
    ],
    allowed: ['zod', '../../../shared/kernel/clock.ts', '../contract/shape.ts', '../../access/contract/shape.ts'],
  },
  'contract-is-shapes': {
    file: 'functions/access/contract/probe.ts',
    imports: ['@middy/core', 'd3-scale', 'node:fs', '../../../shared/lambda/log.ts', '../domain/rule.ts', '../deps.ts'],
    allowed: ['zod', '../../../shared/kernel/clock.ts', '../../service/contract/shape.ts'],
  },
  'commands-and-queries-know-no-aws': {
    file: 'functions/service/commands/probe.ts',
    imports: ['@aws-sdk/client-s3', '@middy/core'],
    allowed: ['../domain/rule.ts', '../../../shared/lambda/log.ts'],
  },
  'commands-and-queries-know-repositories-by-type': {
    file: 'functions/service/queries/probe.ts',
    imports: ['../persistence/store.ts'],
    allowed: ['type ../persistence/store.ts'],
  },
  'queries-command-nothing': {
    file: 'functions/service/queries/probe.ts',
    imports: ['type ../commands/command.ts'],
  },
  'persistence-commands-nothing': {
    file: 'functions/service/persistence/probe.ts',
    imports: ['../commands/command.ts', '../queries/question.ts'],
    allowed: ['@aws-sdk/client-dynamodb', '../domain/rule.ts'],
  },
  'entries-are-called-by-aws-alone': {
    file: 'functions/service/commands/probe.ts',
    imports: ['../entry/api.http.ts'],
  },
  'only-persistence-speaks-dynamodb': {
    file: 'shared/mail/probe.ts',
    imports: ['@aws-sdk/client-dynamodb', '@aws-sdk/lib-dynamodb', '@aws-sdk/util-dynamodb'],
    allowed: ['@aws-sdk/client-sesv2', '../dynamo/table.ts'],
  },
  'contexts-meet-at-contracts': {
    file: 'functions/service/deps.ts',
    imports: ['../access/persistence/store.ts', 'type ../access/deps.ts', '../platform/commands/command.ts'],
    allowed: ['../access/contract/shape.ts', '../access/published/directory.ts', './persistence/store.ts'],
  },
  'manifests-are-data': {
    file: 'functions/service/context.ts',
    imports: ['./deps.ts', '../../shared/lambda/log.ts', 'node:fs'],
    allowed: ['./contract/shape.ts', '../../shared/manifest/context.ts', '../access/contract/shape.ts'],
  },
  'infra-reads-manifests-alone': {
    file: 'infra/probe.ts',
    imports: ['../functions/service/commands/command.ts', 'type ../functions/service/deps.ts'],
    allowed: ['../functions/contexts.ts', '../functions/access/context.ts', '../shared/manifest/context.ts'],
  },
  'kernel-knows-nothing': {
    file: 'shared/kernel/probe.ts',
    imports: ['@aws-sdk/client-s3', 'type ../lambda/log.ts', '../dynamo/table.ts', 'node:fs'],
    allowed: ['zod', 'node:crypto', './clock.ts'],
  },
  'shared-knows-no-context': {
    file: 'shared/lambda/probe.ts',
    imports: ['type ../../functions/access/contract/shape.ts'],
  },
  'product-knows-no-tools': {
    file: 'functions/service/deps.ts',
    imports: ['../../infra/tool.ts', '../../test/tool.ts', '../../scripts/tool.ts'],
  },
  'product-ships-no-tools': {
    file: 'shared/lambda/probe.ts',
    imports: ['fast-check', 'esbuild'],
    allowed: ['zod', 'type esbuild'],
  },
  'console-knows-contracts-alone': {
    file: 'web/src/probe.ts',
    imports: ['../../functions/service/domain/rule.ts', 'type ../../shared/kernel/clock.ts', '../../scripts/tool.ts'],
    allowed: ['type ../../functions/service/contract/shape.ts', 'react', './app/other.ts'],
  },
  'console-takes-types-of-contracts': {
    file: 'web/src/probe.ts',
    imports: ['../../functions/service/contract/shape.ts'],
    allowed: ['type ../../functions/service/contract/shape.ts'],
  },
  'nobody-knows-the-console': {
    file: 'scripts/probe.ts',
    imports: ['../web/src/app/other.ts', 'type ../web/src/app/another.ts'],
  },
  'no-cycles': {
    file: 'shared/lambda/circle.ts',
    imports: ['./log.ts', 'type ./ring.ts'],
    allowed: ['../kernel/clock.ts'],
  },
  'no-orphans': { file: 'shared/lambda/probe.ts', imports: [] },
  'no-missing-modules': { file: 'shared/lambda/probe.ts', imports: ['./nowhere.ts', 'no-such-package'] },
};

/** What the probes import. */
const SCENERY: Record<string, string[]> = {
  'shared/kernel/clock.ts': [],
  'shared/lambda/log.ts': ['./circle.ts'],
  'shared/lambda/circle.ts': [],
  'shared/lambda/ring.ts': ['./circle.ts'],
  'shared/dynamo/table.ts': [],
  'shared/manifest/context.ts': [],
  'functions/contexts.ts': ['./access/context.ts'],
  ...Object.fromEntries(
    ['access', 'service', 'platform'].flatMap((context) =>
      [
        'contract/shape.ts',
        'domain/rule.ts',
        'commands/command.ts',
        'queries/question.ts',
        'persistence/store.ts',
        'published/directory.ts',
        'entry/api.http.ts',
        'context.ts',
        'deps.ts',
      ].map((file) => [`functions/${context}/${file}`, []]),
    ),
  ),
  'web/src/app/other.ts': [],
  'web/src/app/another.ts': [],
  'infra/tool.ts': [],
  'test/tool.ts': [],
  'scripts/tool.ts': [],
};

const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true });
});

/** Writes a file with these imports into a small project of its own, and answers the breaches of the law that start there. */
const breachesOf = async (file: string, imports: readonly string[]) => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-law-'));
  folders.push(folder);
  copyFileSync('package.json', join(folder, 'package.json'));
  symlinkSync(new URL('../../node_modules', import.meta.url), join(folder, 'node_modules'));
  for (const [name, wants] of Object.entries({ ...SCENERY, [file]: imports })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    const lines = wants.map((want, n) =>
      want.startsWith('type ')
        ? `import type { T${n} } from '${want.slice(5)}'; export type U${n} = T${n};`
        : `import * as i${n} from '${want}'; export const e${n} = i${n};`,
    );
    writeFileSync(join(folder, name), `${lines.join('\n')}\nexport const own = 1;\n`);
  }
  const found = await breaches([...FOLDERS, 'test'], folder);
  return found.breaches.filter((breach) => breach.includes(`: ${file} -> `));
};

describe('the import law', () => {
  it('holds', async () => {
    const found = await breaches(FOLDERS);
    expect(found.breaches).toEqual([]);
    // What is not read breaks no law.
    expect(found.files).toEqual(
      expect.arrayContaining(['functions/service/domain/ticket.ts', 'shared/dynamo/table.ts', 'infra/app.ts']),
    );
  });

  it('has a probe for each of its rules', () => {
    expect(Object.keys(probes).toSorted()).toEqual(config.forbidden.map(({ name }) => name).toSorted());
  });

  it.each(Object.entries(probes))('finds what breaks it: %s', async (rule, { file, imports }) => {
    const found = (await breachesOf(file, imports)).filter((breach) => breach.startsWith(`${rule}: `));
    expect(found).toHaveLength(Math.max(1, imports.length));
  });

  it.each(Object.entries(probes).filter(([, { allowed }]) => allowed))(
    'lets through what does not break it: %s',
    async (_, { file, allowed = [] }) => {
      expect(await breachesOf(file, allowed)).toEqual([]);
    },
  );
});
