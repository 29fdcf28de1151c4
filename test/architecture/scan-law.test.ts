import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** What an operator runs by hand, with rights of their own. */
const MAINTENANCE = ['scripts/export.ts', 'scripts/rebuild.ts', 'scripts/republish.ts'];

/** Where they scan. */
const STORE = 'functions/analytics/persistence/maintenance.ts';

const IMPORT = /import\s+(?:type\s+)?([^;]*?)\s+from\s+'@aws-sdk\/(?:client|lib)-dynamodb'/g;

/** Names of the SDK that read a table without a key; and those that bring all names, or have a method for each. */
const EVERYTHING =
  /\b(ScanCommand|paginateScan|(Batch)?Execute(Statement|Transaction)Command|DynamoDB|DynamoDBDocument)\b|\*/;

const readsEverything = (source: string) =>
  [...source.matchAll(IMPORT)].some(([, names = '']) => EVERYTHING.test(names)) ||
  /\b(import|require)\(\s*'@aws-sdk\/(client|lib)-dynamodb'/.test(source);

const sources = globSync('{functions,shared,infra,scripts}/**/*.ts', { cwd: root }).map((path) => ({
  path,
  source: readFileSync(`${root}${path}`, 'utf8'),
}));

it('only the store of the maintenance commands reads a table without a key', () => {
  const readers = sources.filter(({ source }) => readsEverything(source));
  expect(readers.map(({ path }) => path)).toEqual([STORE]);
});

it('only the maintenance commands use that store', () => {
  const users = sources.filter(({ source }) => /from\s+'[^']*\/maintenance\.ts'/.test(source));
  expect(users.map(({ path }) => path).toSorted()).toEqual(MAINTENANCE);
});

describe('what reads a table without a key is seen in', () => {
  it.each([
    "import { ScanCommand } from '@aws-sdk/client-dynamodb';",
    "import {\n  GetCommand,\n  ScanCommand as Get,\n} from '@aws-sdk/lib-dynamodb';",
    "import { a } from './a.ts';\nimport { paginateScan } from '@aws-sdk/lib-dynamodb';",
    "import { ExecuteStatementCommand } from '@aws-sdk/client-dynamodb';",
    "import { BatchExecuteStatementCommand } from '@aws-sdk/lib-dynamodb';",
    "import { ExecuteTransactionCommand } from '@aws-sdk/lib-dynamodb';",
    "import * as everything from '@aws-sdk/client-dynamodb';",
    "import { DynamoDB } from '@aws-sdk/client-dynamodb';",
    "const { ScanCommand } = await import('@aws-sdk/client-dynamodb');",
  ])('%s', (source) => {
    expect(readsEverything(source)).toBe(true);
  });
});
