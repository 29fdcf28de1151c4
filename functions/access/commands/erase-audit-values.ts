import type { Instant } from '../../../shared/kernel/clock.ts';
import { stamp, type Cause, type EventDraft } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { AuditDeps } from '../audit-deps.ts';
import { chainedEntry, type AuditRecord } from '../contract/audit.ts';
import { AuditErasureWanted, AuditValuesErased } from '../contract/audit-events.ts';
import { erasureMark, erasureOf } from '../domain/audit-entry.ts';
import type { StoredRow } from '../persistence/audit-store.ts';
import { appendToAudit } from './append-to-audit.ts';

const PAGE = 100;
const AT_ONCE = 10;
/** Rows looked at in one call; the rest is the next one's. */
const MOST_ROWS = 1_000;

export interface Erasure {
  readonly erasureId: string;
  /** When it was wanted: the same each time it is said. */
  readonly at: Instant;
  /** The mark of the row that an earlier call came to. */
  readonly after?: string | undefined;
}

const entryIn = ({ text }: StoredRow) => chainedEntry.parse(JSON.parse(text));

/**
 * The entry that says that the values of the record are erased. A record that said so itself has it; for one that is gone it
 * is appended, once the audit knows that it is gone and so all that became of it before.
 */
const markerOf = async (
  deps: Pick<AuditDeps, 'audit'>,
  record: AuditRecord,
  { erasureId, at }: Erasure,
  cause: Cause,
) => {
  const key = { ...record, mark: erasureMark(at, erasureId) };
  const found = await deps.audit.row(key);
  if (found) return ok(found);
  const [newest] = await deps.audit.rowsOf(record, { limit: 1, backward: true });
  if (newest && !['deleted', 'erased'].includes(entryIn(newest).kind))
    return refuse('not-gone', 'The audit does not know yet that the record is gone.');
  const [failed] = await appendToAudit(deps)([erasureOf(record, erasureId, at, cause.actor)], cause);
  if (failed) throw failed.reason;
  const made = await deps.audit.row(key);
  if (!made) throw new Error(`the erasure ${erasureId} of ${record.recordType} ${record.recordId} is not in the audit`);
  return ok(made);
};

/** Takes the values out of rows; the entries stay in their chain. */
const strip = async ({ audit }: Pick<AuditDeps, 'audit'>, rows: readonly StoredRow[], erasedBy: string) => {
  for (let n = 0; n < rows.length; n += AT_ONCE)
    await Promise.all(
      rows.slice(n, n + AT_ONCE).map((row) => audit.rewrite({ ...row, values: undefined, erasedBy }, entryIn(row))),
    );
};

/**
 * Deletes the values of all entries that a record had before its erasure; entries and chain stay. Where there are many it
 * goes on by an event; in the end it says that it is done. May be called again at any time. Refusals: `not-gone`, to be
 * tried again; `in-other-hands`.
 */
export const eraseAuditValues =
  (deps: Pick<AuditDeps, 'audit'>) => async (record: AuditRecord, erasure: Erasure, cause: Cause) => {
    const { audit } = deps;
    const { erasureId, at } = erasure;
    const found = await markerOf(deps, record, erasure, cause);
    if (!found.ok) return found;
    const marker = found.value;
    if (marker.erasedBy !== undefined) return ok(undefined);
    let { after } = erasure;
    let more = true;
    for (let seen = 0; more && seen < MOST_ROWS; seen += PAGE) {
      const rows = await audit.rowsOf(record, { limit: PAGE, ...(after !== undefined && { after }) });
      await strip(
        deps,
        rows.filter(({ values, seq }) => values !== undefined && seq < marker.seq),
        marker.mark,
      );
      after = rows.at(-1)?.mark;
      more = rows.length === PAGE;
    }
    const said: EventDraft = more
      ? AuditErasureWanted({ erasureId, records: [record], ...(after !== undefined && { after }) })
      : AuditValuesErased({ erasureId, ...record });
    const about = {
      source: '/access/audit',
      subject: erasureId,
      record: `${erasureId}/${record.recordType}/${record.recordId}`,
      version: marker.version + 1,
      time: at,
      cause,
    };
    const next = more ? marker : { ...marker, erasedBy: marker.mark };
    return (await audit.rewrite(next, entryIn(marker), stamp([said], about)))
      ? ok(undefined)
      : refuse('in-other-hands', 'Another message is erasing these values.');
  };
