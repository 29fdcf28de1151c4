import { connectTable } from '../dynamo/connect.ts';
import type { Table } from '../dynamo/table.ts';
import { epochSeconds, millisecondsOf, plusHours, systemClock, type Clock } from '../kernel/clock.ts';
import { stamp, type Cause } from '../kernel/event.ts';
import { newId } from '../kernel/id.ts';
import { once } from './environment.ts';
import { failureOf, log } from './log.ts';

/** What somebody was refused: codes and ids, nothing that was sent. */
interface Denial {
  /** `GET /v1/accounts/{id}` */
  readonly route: string;
  readonly status: number;
  /** The record that the path names. */
  readonly recordId?: string;
}

/** The same refusal of the same caller is told once in this time. */
const QUIET_FOR = 60_000;
/** So many different ones of a caller are told in that time. */
const MOST_OF_A_CALLER = 100;
/** The item is there for its event; the audit keeps the denial. */
const KEPT_HOURS = 24;

/**
 * Which denials are worth telling: a flood must not cost without bound. It is remembered for a minute or so, by each
 * instance of a function for itself.
 */
const worthTelling = (clock: Clock) => {
  let since = 0;
  let told = new Set<string>();
  let counts = new Map<string, number>();
  return (actor: string, { route, recordId = '' }: Denial) => {
    const now = millisecondsOf(clock.now());
    if (now - since >= QUIET_FOR) {
      since = now;
      told = new Set();
      counts = new Map();
    }
    const name = JSON.stringify([actor, route, recordId]);
    const count = counts.get(actor) ?? 0;
    if (told.has(name) || count >= MOST_OF_A_CALLER) return false;
    told.add(name);
    counts.set(actor, count + 1);
    return true;
  };
};

/** Tells the audit what somebody was refused. Never throws: what was answered stands. */
export type DenialTeller = (context: string, denial: Denial, cause: Cause) => Promise<void>;

/**
 * The denial rides on an item of the context that refused, as every event rides on the change that it is about: `access`
 * hears of it by its own queue.
 */
export const denialTeller = (table: () => Pick<Table, 'write'>, clock: Clock): DenialTeller => {
  const isWorthTelling = worthTelling(clock);
  return async (context, denial, cause) => {
    if (!isWorthTelling(cause.actor, denial)) return;
    try {
      const id = newId();
      const now = clock.now();
      const about = { source: `/${context}/denials`, subject: id, version: 1, time: now, cause };
      await table().write({
        kind: 'put',
        item: {
          pk: `${context}#denial#${id}`,
          sk: 'denial',
          version: 1,
          expiresAt: epochSeconds(plusHours(now, KEPT_HOURS)),
        },
        when: 'new',
        // As `access` defines it; here nobody knows a context.
        events: stamp([{ type: 'access.denied.v1', data: denial }], about),
      });
    } catch (error) {
      log.error('denial-not-told', {
        route: denial.route,
        correlationId: cause.correlationId,
        failure: failureOf(error),
      });
    }
  };
};

/** The teller of this function. */
export const tellDenial = once(() => denialTeller(connectTable, systemClock));
