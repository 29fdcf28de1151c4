import type { DomainEvent, EventOf } from '../../../shared/kernel/event.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { changes as ticketChanges } from '../../service/contract/events.ts';
import {
  AccountMerged,
  AccountStaged,
  AccountUnmerged,
  AccountUpdated,
  ContactMoved,
  TicketLinked,
  type changes,
  type ContactCreated,
  type ContactErased,
  type ContactUpdated,
} from '../contract/events.ts';
import type { Deps } from '../deps.ts';
import { accountRows, contactRows } from '../domain/derived-rows.ts';
import { allTold, forgotten, hearOf, placeOf, type Told } from '../domain/known-ticket.ts';
import { dayOf, isTouch } from '../domain/facts.ts';
import { isCompared } from '../domain/pair.ts';
import { RULES_ACTOR } from '../domain/stage-rules.ts';
import { entryOf, type KeptEntry } from '../domain/timeline.ts';
import { findDuplicates } from './find-duplicates.ts';
import { followMerge } from './follow-merge.ts';
import { stageAccount } from './stage-account.ts';
import { tried } from './tried.ts';
import { tell, tellAt, tellingOf, whereaboutsOf } from './whereabouts.ts';

type Views = Pick<
  Deps,
  | 'accounts'
  | 'claims'
  | 'clock'
  | 'derived'
  | 'duplicates'
  | 'facts'
  | 'knownTickets'
  | 'merges'
  | 'ticketLinks'
  | 'timelines'
  | 'write'
>;

type OfContact = EventOf<typeof ContactCreated | typeof ContactUpdated | typeof ContactMoved | typeof ContactErased>;
type OfAccount = Exclude<EventOf<(typeof changes)[number]>, OfContact>;
type OfTicket = EventOf<(typeof ticketChanges)[number] | typeof TicketLinked>;

/** The erasure that took an account away. */
const erasureOf = async ({ accounts }: Views, accountId: string | undefined) => {
  const held = accountId === undefined ? undefined : await accounts.end(accountId);
  return held?.record.status === 'erased' ? held.record.erasureId : undefined;
};

const causeOf = ({ correlationid, id }: DomainEvent, actor = RULES_ACTOR) => ({
  actor,
  correlationId: correlationid,
  causationId: id,
});

const STEP_ACTOR = 'system:keep-views';

/** So many entries that waited go in one transaction with what is known of the ticket; earlier ones before it. */
const TOLD_AT_ONCE = 20;

/** Whether an event may have changed what accounts are compared by. */
const changesLikeness = (event: OfAccount) =>
  event.type === AccountUpdated.type ? event.data.fields.some(isCompared) : event.type !== AccountStaged.type;

/**
 * Whether the rules are to look at an account: not for what rides beside another event of the same write, nor for what they did
 * themselves, so that rules which contradict each other do not go round.
 */
const concernsRules = ({ type, actor }: OfAccount) => type !== AccountStaged.type && actor !== RULES_ACTOR;

/** Tells the rules of the touches among these entries. */
const tellTouches = async (deps: Views, accountId: string, entries: readonly KeptEntry[], event: DomainEvent) => {
  const days = entries.filter(isTouch).map(({ at }) => dayOf(at));
  if (days.length > 0) await stageAccount(deps)(accountId, causeOf(event), days.toSorted().at(-1));
};

const keepAccount = async (deps: Views, event: OfAccount) => {
  const { derived, timelines } = deps;
  const { subject: id } = event;
  const account = await tried(async () => {
    const { record, kept } = await derived.account(id);
    const version = record?.version ?? event.version;
    const isDone = kept && !kept.isPending && kept.of >= version;
    if (isDone || (await derived.keep({ type: 'account', id }, kept, accountRows(record), version))) return { record };
    return undefined;
  });
  // What was told before a merge is told of the account that is left; that it was merged, of itself.
  const status = account.record?.status ?? 'erased';
  if (status === 'active' || event.type === AccountMerged.type) await timelines.add(id, entryOf(event));
  else if (status === 'merged') await tell(deps, id, entryOf(event));
  if (changesLikeness(event)) await findDuplicates(deps)(id);
  // A merge gave away when the customer was last in touch: once it is undone, silence begins anew.
  const touchedOn = event.type === AccountUnmerged.type ? dayOf(event.time) : undefined;
  if (concernsRules(event)) await stageAccount(deps)(id, causeOf(event), touchedOn);
};

const keepContact = async (deps: Views, event: OfContact) => {
  const { derived } = deps;
  const { subject: id, data } = event;
  const { record } = await tried(async () => {
    const found = await derived.contact(id);
    const version = found.record?.version ?? event.version;
    const isDone = found.kept && !found.kept.isPending && found.kept.of >= version;
    if (isDone || (await derived.keep({ type: 'contact', id }, found.kept, contactRows(found.record), version)))
      return found;
    return undefined;
  });
  const belonging =
    record?.status === 'active'
      ? { ownerId: record.ownerId, teamId: record.teamId, territoryId: record.territoryId }
      : {};
  const entry = { ...entryOf(event), belonging };
  const told = await tried(async () => {
    const ids = event.type === ContactMoved.type ? [data.accountId, event.data.fromAccountId] : [data.accountId];
    const [at, from] = await Promise.all(ids.map((one) => whereaboutsOf(deps, one)));
    // What moves because its account was merged has not moved for whoever reads on from the one to the other.
    if (from && from.accountId === at?.accountId) return {};
    for (const [n, where] of [at, from].entries())
      if (where && !(await tellAt(deps, ids[n] ?? '', where, entry))) return undefined;
    return { at };
  });
  if (told.at) await tellTouches(deps, told.at.accountId, [entry], event);
};

const toldBy = (event: OfTicket): Told =>
  event.type === TicketLinked.type ? { event, accountId: event.data.accountId } : { event, state: event.data.ticket };

/**
 * What a ticket's event changes: its row beside its account, its rows in the search, the account's timeline. What was told
 * before its account was known is written when it is.
 */
const keepTicket = async (deps: Views, event: OfTicket) => {
  const { knownTickets } = deps;
  await tried(async () => {
    const before = await knownTickets.get(event.subject);
    const heard = hearOf(before, toldBy(event));
    // Before it is looked up where the account is by now, for that may change while something is written.
    if (heard.accountId !== undefined) await tellTouches(deps, heard.accountId, heard.waiting, event);
    const where = heard.accountId === undefined ? undefined : await whereaboutsOf(deps, heard.accountId);
    const fromId = event.type === TicketLinked.type ? event.data.fromAccountId : undefined;
    const from = fromId === undefined ? undefined : await whereaboutsOf(deps, fromId);
    const isElsewhere = from?.accountId !== where?.accountId;
    const writesOf = (entry: KeptEntry) => {
      const isThis = entry.id === event.id;
      return [
        ...(where && (isElsewhere || !isThis) ? tellingOf(deps, where, entry) : []),
        ...(from && isElsewhere && isThis ? tellingOf(deps, from, entry) : []),
      ];
    };
    const isLed = where !== undefined && where.accountId !== heard.accountId;
    const holds = isLed ? where.checks : [];
    for (const entry of where ? heard.waiting.slice(0, -TOLD_AT_ONCE) : [])
      if (!(await deps.write(...holds, ...writesOf(entry))).ok) return undefined;
    const erasureId = where === undefined ? await erasureOf(deps, heard.accountId) : undefined;
    if (erasureId !== undefined)
      return (await knownTickets.forget(before, forgotten(heard), erasureId, event)) || undefined;
    const next = heard.accountId === undefined ? heard : allTold(heard);
    const told = [...holds, ...heard.waiting.slice(-TOLD_AT_ONCE).flatMap(writesOf)];
    if (!(await knownTickets.commit(before, next, placeOf(next, where?.accountId), { told }))) return undefined;
    if (!isLed || next.accountId === undefined) return true;
    return (await followMerge(deps)(next.id, next.accountId, causeOf(event, STEP_ACTOR))) || undefined;
  });
};

const isTicket = (event: DomainEvent): event is OfTicket => event.type.startsWith('ticket.');
const isContact = (event: DomainEvent): event is OfContact => event.type.startsWith('contact.');

/**
 * Keeps what is read of customers beside their records: search, lists, timelines, the 360° view. Decides from what is stored
 * now, so it bears events that come twice, late and in any order.
 */
export const keepViews = (deps: Views) => async (event: OfAccount | OfContact | OfTicket) => {
  if (isTicket(event)) await keepTicket(deps, event);
  else if (isContact(event)) await keepContact(deps, event);
  else await keepAccount(deps, event);
  return ok(undefined);
};
