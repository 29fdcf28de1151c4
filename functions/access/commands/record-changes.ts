import type { Cause } from '../../../shared/kernel/event.ts';
import type { AuditDeps } from '../audit-deps.ts';
import { draftOf, type ItemChange } from '../domain/audit-entry.ts';
import { appendToAudit } from './append-to-audit.ts';

/** Where the stream must begin again, and why; nothing when all is recorded. */
export interface Unrecorded {
  readonly sequence: string;
  readonly reason: unknown;
}

/** Records what became of records, in the order of the stream. May be told the same change again at any time. */
export const recordChanges =
  (deps: Pick<AuditDeps, 'audit'>) =>
  async (changes: readonly ItemChange[], cause: Cause): Promise<Unrecorded | undefined> => {
    const told = changes.flatMap((change) => {
      const draft = draftOf(change);
      return draft ? [{ draft, sequence: change.sequence }] : [];
    });
    const failed = await appendToAudit(deps)(
      told.map(({ draft }) => draft),
      cause,
    );
    const reasons = new Map(failed.map(({ draft, reason }) => [draft, reason]));
    const first = told.find(({ draft }) => reasons.has(draft));
    return first && { sequence: first.sequence, reason: reasons.get(first.draft) };
  };
