import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { AuditVerificationContinued } from '../contract/audit-events.ts';
import { chainedEntry, type AuditFault, type ChainedEntry } from '../contract/audit.ts';
import { beginning, CHAINS, type Head, type Link } from '../domain/audit-chain.ts';
import { checkRow, faultsAtEnd, storedOf, walkAlong, type Stored } from '../domain/audit-check.ts';
import { carriedOn, type Seen } from '../domain/verification.ts';
import type { HeadDeps } from '../head-deps.ts';
import type { StoredRow } from '../persistence/audit-store.ts';

/** Entries that one step checks, or a page of links more. */
const MOST_ENTRIES = 10_000;
const PAGE = 100;

type Checking = Pick<HeadDeps, 'audit'>;

const entryIn = (text: string): ChainedEntry | undefined => {
  try {
    return chainedEntry.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/** Which of these rows, whose values are gone, an erasure took them from: a later entry of the same record in the same chain says so. */
const erasedRightly = async ({ audit }: Checking, rows: readonly StoredRow[]): Promise<ReadonlySet<StoredRow>> => {
  const markers = await audit.rows(rows.map((row) => ({ ...row, mark: row.erasedBy ?? '' })));
  const links = await audit.linksAt(markers.filter((marker) => marker !== undefined));
  return new Set(
    rows.filter((row, n) => {
      const marker = markers[n];
      if (!marker || marker.chain !== row.chain || marker.seq <= row.seq) return false;
      const link = links.find(({ chain, seq }) => chain === marker.chain && seq === marker.seq);
      return link?.entries.includes(marker.text) && entryIn(marker.text)?.kind === 'erased';
    }),
  );
};

/** Checks what lies beside the entries of links: their values. An entry that cannot be read is a fault of its link. */
const checkValues = async (deps: Checking, links: readonly Link[]) => {
  const entries = links.flatMap((link) =>
    link.entries.flatMap((text) => {
      const entry = entryIn(text);
      return entry ? [{ link, text, entry }] : [];
    }),
  );
  const rows = await deps.audit.rows(entries.map(({ entry }) => entry));
  const checked = entries.map(({ link, text, entry }, n) => ({
    fault: { chain: link.chain, link: link.seq, recordType: entry.recordType, recordId: entry.recordId },
    row: rows[n],
    found: checkRow(text, entry.digest, link, rows[n]),
  }));
  const erased = checked.flatMap(({ row, found }) => (row && found === 'erased' ? [row] : []));
  const proven = await erasedRightly(deps, erased);
  const faults = checked.flatMap(({ fault, row, found }): AuditFault[] =>
    found === 'intact' || (row && proven.has(row))
      ? []
      : [{ kind: found === 'erased' ? 'lost-value' : found, ...fault }],
  );
  return { faults, entries: entries.length, erased: proven.size };
};

/** Goes along the chains, link by link, until it has checked enough for one step or there is no chain left. */
const walk = async (
  deps: Checking,
  from: Head,
  stored: Stored,
  mostEntries: number,
): Promise<Omit<Seen, 'headFiles'>> => {
  const { audit } = deps;
  const faults: AuditFault[] = [];
  let [at, entries, erased] = [from, 0, 0];
  while (at.chain < CHAINS && entries < mostEntries) {
    const links = await audit.links(at.chain, at.seq, PAGE);
    if (links.length > 0) {
      const walked = walkAlong(at, links, stored);
      const values = await checkValues(deps, links);
      faults.push(...walked.faults, ...values.faults);
      entries += values.entries;
      erased += values.erased;
      at = walked.at;
      continue;
    }
    const head = await audit.head(at.chain);
    // Somebody may have appended since the links were read.
    if (head && head.seq > at.seq && (await audit.links(at.chain, at.seq, 1)).length > 0) continue;
    faults.push(...faultsAtEnd(at, head, stored));
    at = beginning(at.chain + 1);
  }
  return { at, entries, erased, faults };
};

/**
 * A step of a verification: checks a portion of the audit and says that it goes on until all is checked. May be called again
 * at any time; only one call commits. Refusals: `verified`, `in-other-hands`.
 * @param mostEntries that this step checks, by and large
 */
export const verifyAudit =
  (deps: HeadDeps, mostEntries = MOST_ENTRIES) =>
  async (id: string, cause: Cause) => {
    const { verifications, heads, clock } = deps;
    const verification = await verifications.get(id);
    if (!verification) throw new Error(`verification ${id} was announced but is not stored`);
    if (verification.status === 'done') return refuse('verified', 'The audit has been verified.');
    const files = await heads.all();
    const forged = files.flatMap(({ name, heads: own }): AuditFault[] =>
      own || verification.status === 'running' ? [] : [{ kind: 'forged-file', file: name }],
    );
    const stored = storedOf(files.flatMap((file) => file.heads ?? []));
    const seen = await walk(deps, verification.at, stored, mostEntries);
    const now = clock.now();
    const next = carriedOn(
      verification,
      { ...seen, faults: [...forged, ...seen.faults], headFiles: files.length },
      now,
    );
    const about = { source: '/access/audit-verifications', subject: id, version: next.version, time: now, cause };
    const events = next.status === 'done' ? [] : stamp([AuditVerificationContinued({})], about);
    return (await verifications.put(next, events))
      ? ok(undefined)
      : refuse('in-other-hands', 'Another message has carried this verification on.');
  };
