import type { Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Write } from '../../../shared/dynamo/table.ts';
import type { Deps } from '../deps.ts';
import { contactClaims } from '../domain/claims.ts';
import { updateContactOf } from '../domain/contact.ts';
import type { KeptEntry } from '../domain/timeline.ts';
import { afterStep, type Merge, type Phase, type Progress } from '../domain/merge-state.ts';
import { claim } from './claim.ts';
import { tellingOf, whereaboutsOf, type Whereabouts } from './whereabouts.ts';

/** So many things are moved in one step. */
const AT_ONCE = 30;
/** What a transaction holds. */
const MOST_WRITES = 100;
/** Somebody may change the same thing, or merge its customer, at that moment. */
const TRIES = 4;

/** Where things go, and what notes that they went. */
interface Way {
  readonly merge: Merge;
  readonly from: string;
  readonly to: string;
  /** Where the account is to which they go: somebody may have merged it on. */
  readonly where: Whereabouts | undefined;
  readonly note: (what: string) => Write;
  readonly cause: Cause;
}

const wayOf = async (deps: Deps, merge: Merge, cause: Cause): Promise<Way> => {
  const { merges } = deps;
  const isBack = merge.status === 'undoing';
  const [from, to] = isBack ? [merge.targetId, merge.sourceId] : [merge.sourceId, merge.targetId];
  const note = (what: string) => (isBack ? merges.forgottenOf(merge.id, what) : merges.notedOf(merge.id, what));
  return { merge, from, to, where: await whereaboutsOf(deps, to), note, cause };
};

/** Whether something is with the account that it is to leave; or, while a merge is undone, with the one that this went into since. */
const isThere = async ({ accounts }: Deps, { merge, from }: Way, accountId: string) =>
  accountId === from || (merge.status === 'undoing' && (await accounts.find(from))?.record.id === accountId);

/** What is with somebody else by now stays there: a merge that is undone forgets it. */
const leave = async ({ merges, write }: Deps, { merge, note }: Way, what: string) => {
  if (merge.status === 'undoing') await write(merges.checkOf(merge), note(what));
  return false;
};

/** A move, tried again while others change the same; nothing once the merge is about something else, or the account is erased. */
const tryMove = async <Outcome>(
  deps: Deps,
  { merge, to, where: asSeen }: Way,
  move: (where: Whereabouts) => Promise<Outcome | undefined>,
): Promise<Outcome | undefined> => {
  let where = asSeen;
  for (let tries = 0; where && tries < TRIES; tries += 1) {
    const outcome = await move(where);
    if (outcome !== undefined) return outcome;
    if ((await deps.merges.get(merge.id))?.status !== merge.status) return undefined;
    where = await whereaboutsOf(deps, to);
  }
  if (where) throw new Error(`what the merge ${merge.id} moves is being changed by others again and again`);
  return undefined;
};

/** What is written beside a thing that moves: that it may, and by which merges it went. */
const marksOf = ({ merges }: Deps, { merge, note }: Way, { checks, notesOf }: Whereabouts, what: string): Write[] => [
  merges.checkOf(merge),
  ...checks,
  note(what),
  ...notesOf(what),
];

/** The contact goes with its row, its locks and its blocks; false when it is with somebody else by now. */
const moveContact = (deps: Deps, way: Way, id: string) =>
  tryMove(deps, way, async (where) => {
    const { contacts, standards, clock, write } = deps;
    const what = `contact#${id}`;
    const held = await contacts.get(id);
    if (held?.record.status !== 'active' || !(await isThere(deps, way, held.record.accountId)))
      return leave(deps, way, what);
    const { record } = held;
    const marks = marksOf(deps, way, where, what);
    if (record.accountId === where.accountId) return (await write(...marks)).ok || undefined;
    const fields = { ...record, accountId: where.accountId };
    const { decision } = updateContactOf(record, fields, way.cause.actor, clock.now());
    const outcome = await claim(deps, {
      of: { type: 'contact', id },
      had: held.claims,
      wanted: contactClaims(fields, (await standards.current()).customFields),
      allowDuplicate: true,
      rank: async () => [],
      writes: (names) => [...contacts.writesOf(decision, names, record, way.cause), ...marks],
    });
    return (outcome.ok && outcome.value.stored) || undefined;
  });

/** The ticket's link goes to the other account, and what is shown of it follows; false when it is with somebody else by now. */
const moveTicket = (deps: Deps, way: Way, id: string) =>
  tryMove(deps, way, async (where) => {
    const { ticketLinks, clock, write } = deps;
    const what = `ticket#${id}`;
    const link = await ticketLinks.get(id);
    if (!link || !(await isThere(deps, way, link.accountId))) return leave(deps, way, what);
    const marks = marksOf(deps, way, where, what);
    if (link.accountId === where.accountId) return (await write(...marks)).ok || undefined;
    return (
      (await write(ticketLinks.writeOf(id, where.accountId, link, clock.now(), way.cause), ...marks)).ok || undefined
    );
  });

const moveEach = async (ids: readonly string[], move: (id: string) => Promise<boolean | undefined>) => {
  let count = 0;
  for (const id of ids) if ((await move(id)) === true) count += 1;
  return count;
};

/** Moves entries from one timeline to the other, in one transaction where it holds them; one that is gone was moved or taken away. */
const moveEntries = async (deps: Deps, way: Way, positions: readonly string[]) => {
  const { merge, from, note } = way;
  const { merges, timelines, write } = deps;
  const isGoneNoted = merge.status === 'undoing';
  const count = await tryMove(deps, way, async (where) => {
    const entries = await timelines.at(from, positions);
    const writesOf = (entry: KeptEntry): Write[] => [
      ...tellingOf(deps, where, entry),
      ...(where.accountId === from ? [] : [timelines.removalOf(from, entry)]),
    ];
    const of = new Map(entries.map((entry) => [timelines.positionOf(entry), writesOf(entry)]));
    const left = positions.filter((position) => isGoneNoted || of.has(position));
    const most = Math.floor((MOST_WRITES - 1 - where.checks.length) / (2 + where.checks.length));
    for (let at = 0; at < left.length; at += most) {
      const some = left.slice(at, at + most);
      const writes = some.flatMap((position) => [note(`timeline#${position}`), ...(of.get(position) ?? [])]);
      if (!(await write(merges.checkOf(merge), ...where.checks, ...writes)).ok) return undefined;
    }
    return entries.length;
  });
  return count ?? 0;
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
    const rows = await deps.timelines.page(way.from, way.merge.after, AT_ONCE, { consistent: true });
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
  const next = afterStep(merge, await step(deps, await wayOf(deps, merge, cause)));
  const written = await write(merges.writeOf(next, merge, clock.now(), cause));
  return written.ok ? ok(undefined) : refuse('went-on', 'Another hand has taken the step.');
};
