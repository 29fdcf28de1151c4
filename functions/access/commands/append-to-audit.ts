import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import { newId } from '../../../shared/kernel/id.ts';
import type { AuditDeps } from '../audit-deps.ts';
import type { ChainedEntry } from '../contract/audit.ts';
import { AuditErasureWanted } from '../contract/audit-events.ts';
import { linkAfter, portionsOf, type Head } from '../domain/audit-chain.ts';
import { sealed, type Draft, type Sealed } from '../domain/audit-entry.ts';

/** Others append to the same chain at the same moment: each refusal means that one of them went on. */
const TRIES = 30;

/** An entry that could not be appended, and why. */
export interface NotAppended {
  readonly draft: Draft;
  readonly reason: unknown;
}

/** With the entry of an erased record goes the wish that the values of its earlier entries go. */
const ridersOf = ({ kind, about, recordType, recordId, at }: ChainedEntry, cause: Cause) => {
  if (kind !== 'erased') return [];
  const erasureId = String(about?.['erasureId']);
  return stamp([AuditErasureWanted({ erasureId, records: [{ recordType, recordId }] })], {
    source: '/access/audit',
    subject: erasureId,
    record: `${erasureId}/${recordType}/${recordId}`,
    version: 1,
    time: at,
    cause,
  });
};

/** Appends a portion that fits into one link; answers the head after it. What is in the chain already is left out. */
const appendPortion = async (
  { audit }: Pick<AuditDeps, 'audit'>,
  from: Head,
  portion: readonly Sealed[],
  cause: Cause,
) => {
  let head = from;
  let open = portion;
  for (let tries = 0; open.length > 0; tries += 1) {
    if (tries === TRIES) throw new Error(`the audit's chain ${head.chain} is being appended to by too many others`);
    const link = linkAfter(
      head,
      open.map(({ text }) => text),
    );
    const rows = open.map((one) => ({ ...one, events: ridersOf(one.entry, cause) }));
    const answer = await audit.append(head, link, rows);
    if (answer === 'appended') return link;
    if (answer === 'known') {
      const known = await audit.known(open.map(({ entry }) => entry));
      open = open.filter(({ entry }) => !known.has(entry));
    } else head = answer;
  }
  return head;
};

/**
 * Appends entries to the chains of their records, each once, however often it comes. Answers those that could not be
 * appended; they may be handed over again.
 */
export const appendToAudit =
  (deps: Pick<AuditDeps, 'audit'>) =>
  async (drafts: readonly Draft[], cause: Cause): Promise<NotAppended[]> => {
    const byChain = Map.groupBy(drafts, ({ entry }) => deps.audit.chainOf(entry));
    const heads = await deps.audit.heads([...byChain.keys()]);
    const failed = await Promise.all(
      heads.map(async (head) => {
        const own = byChain.get(head.chain) ?? [];
        // The same one twice would be refused as a whole.
        const entries = new Map(
          own.map((draft) => [JSON.stringify([draft.entry.recordType, draft.entry.recordId, draft.entry.mark]), draft]),
        );
        try {
          let end = head;
          for (const portion of portionsOf([...entries.values()].map((draft) => sealed(draft, newId()))))
            end = await appendPortion(deps, end, portion, cause);
          return [];
        } catch (reason) {
          return own.map((draft) => ({ draft, reason }));
        }
      }),
    );
    return failed.flat();
  };
