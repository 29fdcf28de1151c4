import type { Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Write } from '../../../shared/dynamo/table.ts';
import type { Deps } from '../deps.ts';
import { contactClaims } from '../domain/claims.ts';
import { updateContactOf } from '../domain/contact.ts';
import { afterStep, type Merge, type Phase, type Progress } from '../domain/merge-state.ts';
import { claim } from './claim.ts';

/** So many things are moved in one step; of a timeline, in one transaction. */
const AT_ONCE = 30;
/** Somebody may change a contact at the same moment. */
const TRIES = 4;

/** Where things go, and what notes that they went. */
interface Way {
  readonly merge: Merge;
  readonly from: string;
  readonly to: string;
  readonly note: (what: string) => Write;
  readonly cause: Cause;
}

const wayOf = ({ merges }: Deps, merge: Merge, cause: Cause): Way =>
  merge.status === 'undoing'
    ? { merge, from: merge.targetId, to: merge.sourceId, note: (what) => merges.forgottenOf(merge.id, what), cause }
    : { merge, from: merge.sourceId, to: merge.targetId, note: (what) => merges.notedOf(merge.id, what), cause };

/** Whether something is with the account that it is to leave; or, while a merge is undone, with the one that this went into since. */
const isThere = async ({ accounts }: Deps, { merge, from }: Way, accountId: string) =>
  accountId === from || (merge.status === 'undoing' && (await accounts.find(from))?.record.id === accountId);

/** What is with somebody else by now stays there: a merge that is undone forgets it. */
const leave = async ({ merges, write }: Deps, { merge, note }: Way, what: string) => {
  if (merge.status === 'undoing') await write(merges.checkOf(merge), note(what));
  return false;
};

/** The contact goes with its row, its locks and its blocks; false when it is with somebody else by now. */
const moveContact = async (deps: Deps, way: Way, id: string): Promise<boolean> => {
  const { merge, to, note, cause } = way;
  const { contacts, merges, standards, clock } = deps;
  for (let tries = 0; tries < TRIES; tries += 1) {
    const held = await contacts.get(id);
    if (held?.record.status !== 'active' || !(await isThere(deps, way, held.record.accountId)))
      return leave(deps, way, `contact#${id}`);
    const { record } = held;
    const fields = { ...record, accountId: to };
    const { decision } = updateContactOf(record, fields, cause.actor, clock.now());
    const outcome = await claim(deps, {
      of: { type: 'contact', id },
      had: held.claims,
      wanted: contactClaims(fields, (await standards.current()).customFields),
      allowDuplicate: true,
      rank: async () => [],
      writes: (names) => [
        ...contacts.writesOf(decision, names, record, cause),
        merges.checkOf(merge),
        note(`contact#${id}`),
      ],
    });
    if (outcome.ok && outcome.value.stored) return true;
    if ((await merges.get(merge.id))?.status !== merge.status) return false;
  }
  throw new Error(`the contact ${id} is being changed by others again and again`);
};

/** The ticket's link goes to the other account; what is shown of it follows the link. */
const moveTicket = async (deps: Deps, way: Way, id: string): Promise<boolean> => {
  const { merge, to, note, cause } = way;
  const { merges, ticketLinks, clock, write } = deps;
  const link = await ticketLinks.get(id);
  if (!link || !(await isThere(deps, way, link.accountId))) return leave(deps, way, `ticket#${id}`);
  const { ok: isMoved } = await write(
    ticketLinks.writeOf(id, to, link, clock.now(), cause),
    merges.checkOf(merge),
    note(`ticket#${id}`),
  );
  return isMoved;
};

const moveEach = async (ids: readonly string[], move: (id: string) => Promise<boolean>) => {
  let count = 0;
  for (const id of ids) if (await move(id)) count += 1;
  return count;
};

/** Moves entries from one timeline to the other, all of a step at once. */
const moveEntries = async (deps: Deps, { merge, from, to, note }: Way, positions: readonly string[]) => {
  const { merges, timelines, write } = deps;
  const entries = await timelines.at(from, positions);
  // One that is there no more has been moved, or taken away.
  const gone = positions.filter((position) => !entries.some((entry) => timelines.positionOf(entry) === position));
  if (positions.length === 0) return 0;
  const { ok: isMoved } = await write(
    merges.checkOf(merge),
    ...entries.flatMap((entry) => [
      ...timelines.moveOf(from, to, entry),
      note(`timeline#${timelines.positionOf(entry)}`),
    ]),
    ...(merge.status === 'undoing' ? gone.map((position) => note(`timeline#${position}`)) : []),
  );
  return isMoved ? entries.length : 0;
};

type Step = (deps: Deps, way: Way) => Promise<Progress>;

const progress = (count: number, positions: readonly string[]): Progress => ({
  count,
  ...(positions.length === AT_ONCE && { after: positions.at(-1) }),
});

/** A step towards the other account: what hangs on the source, as it is found there. */
const there: Readonly<Record<Phase, Step>> = {
  contacts: async (deps, way) => {
    const rows = await deps.contacts.ofAccount(way.from, way.merge.after, AT_ONCE);
    const ids = rows.map(({ id }) => id);
    return progress(await moveEach(ids, (id) => moveContact(deps, way, id)), ids);
  },
  tickets: async (deps, way) => {
    const rows = await deps.merges.ticketsOf(way.from, way.merge.after, AT_ONCE);
    const count = await moveEach(
      rows.map(({ id }) => id),
      (id) => moveTicket(deps, way, id),
    );
    return progress(
      count,
      rows.map(({ position }) => position),
    );
  },
  timeline: async (deps, way) => {
    const rows = await deps.timelines.page(way.from, way.merge.after, AT_ONCE);
    const positions = rows.map(({ position }) => position);
    return progress(await moveEntries(deps, way, positions), positions);
  },
};

/** A step back: what the merge noted. */
const back: Readonly<Record<Phase, Step>> = {
  contacts: async (deps, way) => {
    const ids = await deps.merges.moved(way.merge.id, 'contact', way.merge.after, AT_ONCE);
    return progress(await moveEach(ids, (id) => moveContact(deps, way, id)), ids);
  },
  tickets: async (deps, way) => {
    const ids = await deps.merges.moved(way.merge.id, 'ticket', way.merge.after, AT_ONCE);
    return progress(await moveEach(ids, (id) => moveTicket(deps, way, id)), ids);
  },
  timeline: async (deps, way) => {
    const positions = await deps.merges.moved(way.merge.id, 'timeline', way.merge.after, AT_ONCE);
    return progress(await moveEntries(deps, way, positions), positions);
  },
};

/** One step of a merge, or of its undoing; a repeat of a step finds things moved and goes on. */
export const continueMerge = (deps: Deps) => async (id: string, cause: Cause) => {
  const { merges, clock, write } = deps;
  const merge = await merges.get(id);
  if (!merge) throw new Error(`the merge ${id} was announced but is not stored`);
  if (merge.status !== 'moving' && merge.status !== 'undoing')
    return refuse('nothing-left', 'Everything is where it shall be.');
  const step = (merge.status === 'undoing' ? back : there)[merge.phase];
  const next = afterStep(merge, await step(deps, wayOf(deps, merge, cause)));
  const written = await write(merges.writeOf(next, merge, clock.now(), cause));
  return written.ok ? ok(undefined) : refuse('went-on', 'Another hand has taken the step.');
};
