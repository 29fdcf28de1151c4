import * as z from 'zod';
import type { Instant } from '../../../shared/kernel/clock.ts';
import type { Cause } from '../../../shared/kernel/event.ts';
import type { Item, Table } from '../../../shared/dynamo/table.ts';
import { departmentsIn, departmentsKey } from '../../access/published/directory.ts';
import { routingRule, type RoutingRules } from '../contract/rules.ts';
import { ticketIn, ticketKey } from './tickets.ts';

const rulesKey = { pk: 'service#routing', sk: 'rules' };

const storedRules = z.object({
  rules: z.array(routingRule),
  defaultDepartmentId: z.string(),
  version: z.number().int(),
  createdAt: z.string(),
});

export type StoredRules = z.output<typeof storedRules>;

const rulesIn = (item: Item | undefined) => item && storedRules.parse(item);

/** The routing rules, and all that routing one ticket needs. */
export const routingStore = (table: Table) => ({
  rules: async () => rulesIn(await table.get(rulesKey, { consistent: true })),

  /** False when others changed the rules since `before`. */
  async putRules(
    { rules, defaultDepartmentId }: RoutingRules,
    before: StoredRules | undefined,
    now: Instant,
    { actor }: Pick<Cause, 'actor'>,
  ) {
    const { ok } = await table.write({
      kind: 'put',
      item: {
        ...rulesKey,
        rules,
        defaultDepartmentId,
        version: (before?.version ?? 0) + 1,
        createdAt: before?.createdAt ?? now,
        updatedAt: now,
        updatedBy: actor,
      },
      when: before ? { version: before.version } : 'new',
    });
    return ok;
  },

  /** The ticket, the rules and the departments as they are now, in one call: nothing is routed by what was just replaced. */
  async load(ticketId: string) {
    const items = await table.getMany([ticketKey(ticketId), rulesKey, departmentsKey], { consistent: true });
    const find = (key: { pk: string; sk: string }) =>
      items.find((item) => item['pk'] === key.pk && item['sk'] === key.sk);
    const ticket = find(ticketKey(ticketId));
    return {
      ticket: ticket && ticketIn(ticket),
      rules: rulesIn(find(rulesKey)),
      departments: departmentsIn(find(departmentsKey)),
    };
  },
});

export type RoutingStore = ReturnType<typeof routingStore>;
