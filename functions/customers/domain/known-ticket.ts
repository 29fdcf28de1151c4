import type { Principal } from '../../access/contract/principal.ts';
import { may } from '../../access/contract/policy.ts';
import type { DomainEvent } from '../../../shared/kernel/event.ts';
import { numberOf } from '../../../shared/kernel/id.ts';
import type { TicketState } from '../../service/contract/events.ts';
import type { TicketCard } from '../contract/around.ts';
import type { Derived, Kept } from './derived-rows.ts';
import { tokensOf } from './search/text.ts';
import { entryOf, type KeptEntry } from './timeline.ts';

/** The row of a ticket beside an account: open ones stand before the others, the latest first. */
export interface TicketPlace {
  readonly accountId: string;
  readonly isOpen: boolean;
  readonly receivedAt: string;
}

/** What the customers know of a ticket, from its events, which come in any order. */
export interface KnownTicket {
  readonly id: string;
  /** Of what is known. */
  readonly version: number;
  /** As of the newest event. */
  readonly state?: TicketState | undefined;
  readonly stateVersion: number;
  /** The actor who submitted it. */
  readonly createdBy?: string | undefined;
  /** The account that the newest link names. */
  readonly accountId?: string | undefined;
  readonly linkVersion: number;
  /** What happened to it before it was known whose ticket it is. */
  readonly waiting: readonly KeptEntry[];
  /** The last events that were told in a timeline, by what their ids have behind the ticket's: one that comes again is not told again. */
  readonly told: readonly string[];
  /** Its row beside an account. */
  readonly place?: TicketPlace | undefined;
  /** Its rows in the search. */
  readonly kept: Kept;
}

export const unknownTicket = (id: string): KnownTicket => ({
  id,
  version: 0,
  stateVersion: 0,
  linkVersion: 0,
  waiting: [],
  told: [],
  kept: { scopes: [], tokens: [] },
});

/** What an event tells of its ticket. */
export interface Told {
  readonly event: DomainEvent;
  /** The ticket as of the event. */
  readonly state?: TicketState;
  /** The account that it is with from then on. */
  readonly accountId?: string;
}

const SUBMITTED = 'ticket.submitted.v1';

/** An event that comes again does so before this many others of its ticket. */
const MOST_TOLD = 50;

const markOf = ({ id }: KnownTicket, entry: KeptEntry) => entry.id.slice(id.length);

/** What is known once everything that waited is told. */
export const allTold = (known: KnownTicket): KnownTicket => ({
  ...known,
  waiting: [],
  told: [...known.told, ...known.waiting.map((entry) => markOf(known, entry))].slice(-MOST_TOLD),
});

/** What is known after an event; what it adds to the timeline waits. */
export const hearOf = (before: KnownTicket, { event, state, accountId }: Told): KnownTicket => {
  const isNewer = state !== undefined && event.version > before.stateVersion;
  const isLinked = accountId !== undefined && event.version > before.linkVersion;
  const createdBy = event.type === SUBMITTED ? event.actor : before.createdBy;
  const entry = entryOf(event);
  const isHeard = before.waiting.some(({ id }) => id === entry.id) || before.told.includes(markOf(before, entry));
  return {
    ...before,
    version: before.version + 1,
    ...(isNewer && { state, stateVersion: event.version }),
    ...(isLinked && { accountId, linkVersion: event.version }),
    createdBy,
    waiting: isHeard ? before.waiting : [...before.waiting, entry],
  };
};

/** What is known of the ticket of an erased account: that it is one, so that nothing is kept of it later. */
export const forgotten = ({
  id,
  version,
  stateVersion,
  accountId,
  linkVersion,
  kept,
  place,
}: KnownTicket): KnownTicket => ({
  id,
  version,
  stateVersion,
  accountId,
  linkVersion,
  waiting: [],
  told: [],
  place,
  kept,
});

/** Where its row stands beside the account that it is with; nowhere while one of the two is not known. */
export const placeOf = ({ state }: KnownTicket, accountId: string | undefined): TicketPlace | undefined =>
  state && accountId !== undefined
    ? { accountId, isOpen: state.status !== 'resolved', receivedAt: state.receivedAt }
    : undefined;

/** What the 360° view shows of it. */
export const ticketCard = ({ id, state }: KnownTicket): TicketCard | undefined =>
  state && {
    id,
    number: numberOf('T', id),
    status: state.status,
    type: state.type,
    channel: state.channel,
    ...(state.departmentId !== undefined && { departmentId: state.departmentId }),
    receivedAt: state.receivedAt,
    ...(state.resolvedAt !== undefined && { resolvedAt: state.resolvedAt }),
    escalationLevel: state.escalationLevel,
  };

const department = (id: string) => `department:${id}`;
const submitter = (actor: string) => `submitter:${actor}`;

const scopesOfTicket = ({ departmentId }: TicketState, createdBy: string | undefined): string[] => {
  if (departmentId !== undefined) return ['all', department(departmentId)];
  return ['all', ...(createdBy === undefined ? [] : [submitter(createdBy)])];
};

/** The scopes whose tickets somebody may read: as `may.readTicket` says, set by set. */
export const ticketScopesSeen = (who: Principal): string[] => {
  if (who.kind !== 'person') return [];
  if (may.workOnTicket(who, { createdBy: '' })) return ['all'];
  const departments = new Set([...who.departmentIds, ...who.managedDepartmentIds]);
  return [...Array.from(departments, department), submitter(`person:${who.id}`)];
};

/** Its rows in the search, by its number alone: what it is about, only those who may read it learn from the ticket. */
export const ticketRows = (known: KnownTicket): Derived => {
  const { id, state, createdBy } = known;
  if (!state) return { scopes: [], tokens: [] };
  const number = numberOf('T', id);
  const searchable = { id, names: {}, emails: [], phones: [] };
  return {
    scopes: scopesOfTicket(state, createdBy),
    tokens: tokensOf(searchable),
    card: { ...searchable, type: 'ticket', number, title: number, subtitle: { field: 'type', text: state.type } },
  };
};
