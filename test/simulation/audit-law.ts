import * as z from 'zod';
import { chainedEntry } from '../../functions/access/contract/audit.ts';
import { beginning, CHAINS } from '../../functions/access/domain/audit-chain.ts';
import { checkRow, faultsAtEnd, walkAlong } from '../../functions/access/domain/audit-check.ts';
import { draftOf } from '../../functions/access/domain/audit-entry.ts';
import type { Item } from '../../shared/dynamo/table.ts';
import type { Written } from './world/world.ts';

const linkItem = z.object({ sk: z.string(), prev: z.string(), hash: z.string(), entries: z.array(z.string()) });
const headItem = z.object({ seq: z.number(), hash: z.string() });
const rowItem = z.object({
  chain: z.number(),
  seq: z.number(),
  text: z.string(),
  salt: z.string().optional(),
  changes: z.string().optional(),
});

const isAudited = ({ before, after }: Written) =>
  before?.['updatedBy'] !== undefined || after?.['updatedBy'] !== undefined;

/** What a change is called by: the record, and the stream's number of it, which counts every change of the table. */
const nameOf = ({ recordType, recordId, mark }: { recordType: string; recordId: string; mark: string }) =>
  `${recordType} ${recordId} ${mark.split('#')[1] ?? ''}`;

const wantedOf = (written: readonly Written[]) =>
  written.flatMap((change, n) => {
    const { key, before, after } = change;
    const about = { at: '2026-01-01T00:00:00.000Z', sequence: String(n + 1), expired: false };
    const draft = isAudited(change) ? draftOf({ key, before, after, ...about }) : undefined;
    return draft ? [nameOf(draft.entry)] : [];
  });

/** What is wrong with the audit: changes that it lacks, has twice or made up; links and values that are not as they were chained. */
export const wrongWithAudit = (written: readonly Written[], items: readonly Item[]): string[] => {
  const byKey = new Map(items.map((item) => [`${String(item['pk'])} ${String(item['sk'])}`, item]));
  const wrong: string[] = [];
  const found: string[] = [];
  for (let chain = 0; chain < CHAINS; chain += 1) {
    const pk = `access#audit-chain#${chain}`;
    const links = items
      .filter((item) => item['pk'] === pk && item['sk'] !== 'head')
      .map((item) => linkItem.parse(item))
      .map(({ sk, ...link }) => ({ ...link, chain, seq: Number(sk) }))
      .toSorted((a, b) => a.seq - b.seq);
    const head = headItem.safeParse(byKey.get(`${pk} head`)).data;
    const { at, faults } = walkAlong(beginning(chain), links, new Map());
    for (const fault of [...faults, ...faultsAtEnd(at, head && { chain, ...head }, new Map())])
      wrong.push(JSON.stringify(fault));
    for (const link of links)
      for (const text of link.entries) {
        const entry = chainedEntry.parse(JSON.parse(text));
        const item = byKey.get(`access#audit#${entry.recordType}#${entry.recordId} ${entry.mark}`);
        const { salt, changes, ...row } = rowItem.parse(item);
        const values = salt !== undefined && changes !== undefined ? { values: { salt, changes } } : {};
        const state = checkRow(text, entry.digest, link, { ...row, ...values });
        if (state !== 'intact') wrong.push(`${state}: ${text}`);
        if (entry.kind !== 'denied' && entry.kind !== 'exported') found.push(nameOf(entry));
      }
  }
  const twice = found.filter((name, n) => found.indexOf(name) !== n);
  const [has, wanted] = [new Set(found), new Set(wantedOf(written))];
  return [
    ...wrong,
    ...twice.map((name) => `${name} is in the audit twice`),
    ...[...wanted].filter((name) => !has.has(name)).map((name) => `${name} is not in the audit`),
    ...[...has].filter((name) => !wanted.has(name)).map((name) => `${name} is in the audit, but nobody did it`),
  ];
};
