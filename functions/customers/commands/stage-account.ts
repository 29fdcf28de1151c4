import type { Cause } from '../../../shared/kernel/event.ts';
import type { Write } from '../../../shared/dynamo/table.ts';
import type { Deps } from '../deps.ts';
import { factsOf, laterDay } from '../domain/facts.ts';
import { moveAccount, movesOf, RULES_ACTOR } from '../domain/stage-rules.ts';
import { tried } from './tried.ts';

type Staging = Pick<Deps, 'accounts' | 'facts' | 'clock' | 'write'>;

/**
 * Keeps what the rules of stages and grades look at, and moves the account where they say: in one transaction that holds
 * while the rules are those by which it was decided. Bears to be repeated; what is known of a merged account goes to the one
 * that it is in.
 * @param touchedOn the day of a touch, when there was one
 * @returns whether the account moved
 */
export const stageAccount =
  (deps: Staging) =>
  (id: string, cause: Cause, touchedOn?: string): Promise<boolean> =>
    tried(async () => {
      const { accounts, facts: store, clock, write } = deps;
      const { held, facts, rules } = await store.load(id);
      if (held?.record.status !== 'active') {
        const last = laterDay(facts?.touchedOn, touchedOn);
        if (held?.record.status === 'merged' && last !== undefined)
          await stageAccount(deps)(held.record.mergedInto, cause, last);
        return !facts || (await write(store.removeOf(facts))).ok ? false : undefined;
      }
      const { record, claims } = held;
      const now = clock.now();
      const next = factsOf(record, facts, touchedOn);
      const moves = movesOf(next, rules.rules, now);
      if (moves.length === 0) {
        if (next === facts) return false;
        // Facts of an account that goes are refused: those that are there by their version, new ones by the account's.
        const asSeen: Write = { kind: 'check', key: accounts.keyOf(id), when: { version: record.version } };
        return (await write(store.writeOf(next, facts), ...(facts ? [] : [asSeen]))).ok ? false : undefined;
      }
      const decision = moveAccount(record, moves, now);
      const { ok } = await write(
        accounts.writeOf(decision, claims, { version: record.version }, { ...cause, actor: RULES_ACTOR }),
        store.writeOf(factsOf(decision.next, facts, touchedOn), facts),
        store.rulesCheckOf(rules),
      );
      return ok || undefined;
    });
