import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Write } from '../../../shared/dynamo/table.ts';
import type { Deps } from '../deps.ts';
import { LONGEST_LINE } from '../domain/contact.ts';

const FIELD = 'reportsToId';

/**
 * Checks whom a contact reports to: somebody of the same organization, and nobody who reports to the contact in turn.
 * @returns checks for the contact's transaction: everybody above stays as they were seen
 */
export const reportingLine = async (
  { contacts }: Pick<Deps, 'contacts'>,
  {
    id,
    accountId,
    reportsToId,
  }: { readonly id: string; readonly accountId: string; readonly reportsToId?: string | undefined },
) => {
  const checks: Write[] = [];
  for (let above = reportsToId; above !== undefined;) {
    if (above === id) return refuse('bad-reporting-line', 'Somebody above would report to this contact.', FIELD);
    if (checks.length === LONGEST_LINE)
      return refuse('bad-reporting-line', `A reporting line has ${LONGEST_LINE} steps at the most.`, FIELD);
    const boss = (await contacts.get(above))?.record;
    if (boss?.status !== 'active' || boss.accountId !== accountId) {
      if (checks.length > 0) break;
      return refuse('bad-reporting-line', 'The organization has no contact with this id.', FIELD);
    }
    checks.push({ kind: 'check', key: contacts.keyOf(boss.id), when: { version: boss.version } });
    above = boss.reportsToId;
  }
  return ok(checks);
};

/** Whether somebody of the organization reports to the contact. */
export const hasReports = async (
  { contacts }: Pick<Deps, 'contacts'>,
  { id, accountId }: { readonly id: string; readonly accountId: string },
) => {
  for (let after: string | undefined, more = true; more;) {
    const page = await contacts.ofAccount(accountId, after, 200);
    if (page.some(({ reportsToId }) => reportsToId === id)) return true;
    after = page.at(-1)?.id;
    more = page.length === 200;
  }
  return false;
};
