import * as z from 'zod';
import { dueKeys } from '../../../shared/dynamo/due.ts';
import type { Table } from '../../../shared/dynamo/table.ts';
import { plusMilliseconds } from '../../../shared/kernel/clock.ts';
import type { DomainEvent } from '../../../shared/kernel/event.ts';
import { auditFault, verificationView } from '../contract/audit.ts';
import { AuditVerificationDue } from '../contract/audit-events.ts';
import type { Verification } from '../domain/verification.ts';

/** A step that is not heard of for so long has died. */
const OVERDUE_AFTER = 300_000;

const stored = z.object({
  ...verificationView.omit({ intact: true }).shape,
  faults: z.array(auditFault),
  at: z.object({ chain: z.number().int(), seq: z.number().int(), hash: z.string() }),
});

const keyOf = (id: string) => ({ pk: `access#audit-verification#${id}`, sk: 'verification' });

/** The verifications of the audit. */
export const verificationStore = (table: Pick<Table, 'get' | 'write'>) => ({
  async get(id: string): Promise<Verification | undefined> {
    const item = await table.get(keyOf(id), { consistent: true });
    return item && stored.parse(item);
  },

  /** False when the verification is no longer the one before. Until it is done it is due again after a while. */
  async put(next: Verification, events: readonly DomainEvent[] = []): Promise<boolean> {
    const { id, status, updatedAt, version } = next;
    const at = plusMilliseconds(updatedAt, OVERDUE_AFTER);
    const { ok } = await table.write({
      kind: 'put',
      item: {
        ...keyOf(id),
        ...next,
        ...(status !== 'done' && dueKeys({ at, type: AuditVerificationDue.type, subject: id, version })),
      },
      when: version === 1 ? 'new' : { version: version - 1 },
      events,
    });
    return ok;
  },
});

export type VerificationStore = ReturnType<typeof verificationStore>;
