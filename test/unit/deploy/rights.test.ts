import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { ContextManifest, Grant } from '../../../shared/manifest/context.ts';
import { rightsUsed } from '../../deploy/rights.ts';

const folder = mkdtempSync(join(tmpdir(), 'rapport-rights-'));
afterAll(() => rmSync(folder, { recursive: true }));

const context = (...grants: Grant[]): ContextManifest => ({
  name: 'shop',
  http: { entry: 'api.http.ts', routes: [], timeoutSeconds: 1, grants, impactIfDead: 'Nobody can shop' },
});

const call = (action: string, keys: readonly string[] = [], allowed = true, name = 'rapport-dev-shop-http') => ({
  function: name,
  action,
  resource: 'arn:aws:dynamodb:us-east-1:000000000000:table/records',
  keys,
  allowed,
});

const judge = (grants: readonly Grant[], ...calls: object[]) => {
  const file = join(folder, 'calls.jsonl');
  writeFileSync(file, calls.map((one) => `${JSON.stringify(one)}\n`).join(''));
  return rightsUsed(file, 'rapport-dev', [context(...grants)]);
};

describe('the rights that a deployment used', () => {
  it('are all used when each grant has its call', () => {
    const judged = judge(
      ['records:read', 'records:write', 'directory:read'],
      call('dynamodb:BatchGetItem', ['access#directory', 'shop#cart']),
      call('dynamodb:UpdateItem', ['shop#cart']),
    );
    expect(judged).toEqual({ calls: 2, refused: [], unused: [], provoked: 0 });
  });

  it('tell a grant that no call of its own function needed', () => {
    const read = call('dynamodb:GetItem', ['access#directory']);
    const { unused } = judge(
      ['records:read', 'directory:read', 'events:publish'],
      read,
      call('sns:Publish', [], true, 'rapport-dev-shop-other'),
    );
    expect(unused).toEqual(['rapport-dev-shop-http records:read', 'rapport-dev-shop-http events:publish']);
  });

  it('tell a call that was refused', () => {
    const { refused } = judge([], call('dynamodb:GetItem', ['service#ticket'], false));
    expect(refused).toHaveLength(1);
  });

  it('count a call of items whose key is not known as refused, whatever the account said', () => {
    const { refused } = judge([], call('dynamodb:Query'), call('sns:Publish'));
    expect(refused).toEqual([expect.stringContaining('dynamodb:Query')]);
  });

  it('know the refusals that were asked for from those of the product', () => {
    const asked = call('dynamodb:Scan', [], false, 'question.rapport-dev-shop-http');
    expect(judge([], asked)).toEqual({ calls: 0, refused: [], unused: [], provoked: 1 });
  });
});
