import { expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { probeProject } from './probe-project.ts';

const files = {
  'package.json': '{"name":"probe","private":true,"type":"module","dependencies":{"zod":"*"}}',
  'functions/service/entry/api.http.ts': `import { used } from '../domain/rule.ts'; export const handler = used;`,
  'functions/service/domain/rule.ts': `export const used = 1; export const unused = 2; export type Unused = string;`,
  'functions/service/domain/dead.ts': `export const dead = 1;`,
  'test/unit/service/domain/rule.test.ts': `import { used } from '../../../../functions/service/domain/rule.ts'; used;`,
  'test/support/dead.ts': `export const dead = 1;`,
};

const named = z.array(z.object({ name: z.string() })).default([]);
const report = z.object({
  issues: z.array(z.looseObject({ file: z.string(), files: named, exports: named, types: named, dependencies: named })),
});

it('what nobody uses is found: files, exports, types, packages', async () => {
  const project = probeProject(['knip.json'], files);
  onTestFinished(() => project.remove());
  const { issues } = report.parse(await project.report('knip', '--reporter', 'json'));
  const found = issues.flatMap(({ file, files, exports, types, dependencies }) =>
    [...files, ...exports, ...types, ...dependencies].map(({ name }) => (name === file ? file : `${file}: ${name}`)),
  );
  expect(found.toSorted()).toEqual([
    'functions/service/domain/dead.ts',
    'functions/service/domain/rule.ts: Unused',
    'functions/service/domain/rule.ts: unused',
    'package.json: zod',
    'test/support/dead.ts',
  ]);
});
