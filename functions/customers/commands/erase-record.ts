import type { Cause } from '../../../shared/kernel/event.ts';
import type { Write } from '../../../shared/dynamo/table.ts';
import type { Deps } from '../deps.ts';
import { eraseAccountOf, eraseContactOf, forgetPast } from '../domain/erased-records.ts';
import type { Running } from '../domain/erasure.ts';
import { findDuplicates } from './find-duplicates.ts';
import { tried } from './tried.ts';

/** Claims that go with their record; the others go next. */
const CLAIMS_AT_ONCE = 80;
/** Rows of a transaction. */
const AT_ONCE = 40;

/** What became of a record that is to be erased: a merge of it must end first. */
export type Erased = 'gone' | 'merging';

type Work = (deps: Deps, erasure: Running, id: string, cause: Cause) => Promise<Erased>;

/** Reads rows until there are none, and does away with each portion. */
const walk = async <Row>(
  read: (limit: number) => Promise<readonly Row[]>,
  away: (rows: readonly Row[]) => Promise<void>,
) => {
  for (;;) {
    const rows = await read(AT_ONCE);
    if (rows.length > 0) await away(rows);
    if (rows.length < AT_ONCE) return;
  }
};

const written = async ({ write }: Deps, writes: readonly Write[]) => {
  const outcome = await write(...writes);
  if (!outcome.ok) throw new Error('what nobody else writes could not be written');
};

/** Takes the rows of search and lists away; of a run of the views that began before, nothing is left. */
const withoutRows = async ({ derived }: Deps, type: 'account' | 'contact', id: string) =>
  tried(async () => {
    const { record, kept } = await derived[type](id);
    const of = record?.version ?? 1;
    if (kept && !kept.isPending && kept.of >= of && kept.kept.tokens.length === 0) return true;
    return (await derived.keep({ type, id }, kept, { scopes: [], tokens: [] }, of)) || undefined;
  });

/** Lets go of what the record held, as far as it fits into its transaction; the rest is noted. */
const released = async (
  { claims, erasures }: Deps,
  erasureId: string,
  of: { type: 'account' | 'contact'; id: string },
  held: readonly string[],
): Promise<Write[]> => {
  const first = held.slice(0, CLAIMS_AT_ONCE);
  const { now } = await claims.read(first.filter(claims.isBlock));
  return [
    ...claims.writesOf(now, of, first, []),
    ...held
      .slice(CLAIMS_AT_ONCE)
      .map((name) => erasures.noteOf(erasureId, 'todo', `claim#${of.type}#${of.id}#${name}`)),
  ];
};

/** Says that a record is gone, and that the audit's values of it are to be. */
const noted = ({ erasures }: Deps, erasureId: string, type: 'account' | 'contact', id: string): Write[] => [
  erasures.noteOf(erasureId, 'named', `${type}#${id}`),
  erasures.noteOf(erasureId, 'open', `audit#${type}#${id}`),
];

/** Takes the values of an account away at once, with its locks and blocks. */
const eraseAccountItem: Work = (deps, { id: erasureId }, id, cause) =>
  tried(async () => {
    const { accounts, merges, remains, clock, write } = deps;
    const held = await accounts.get(id);
    if (!held || held.record.status === 'erased') return 'gone';
    // A merge that begins after this look changes the account, and so this is refused.
    for (const mergeId of await remains.mergesOf(id, MOST_MERGES)) {
      const merge = await merges.get(mergeId);
      if (merge?.status === 'moving' || merge?.status === 'undoing') return 'merging';
    }
    const { ok } = await write(
      accounts.writeOf(
        eraseAccountOf(held.record, erasureId, cause.actor, clock.now()),
        [],
        { version: held.record.version },
        cause,
      ),
      ...noted(deps, erasureId, 'account', id),
      ...(await released(deps, erasureId, { type: 'account', id }, held.claims)),
    );
    return ok ? ('gone' as const) : undefined;
  });

/** An account takes part in few merges. */
const MOST_MERGES = 1_000;

/** Notes what hangs on an account; its rows, its timeline and its pairs go. */
export const eraseAccount: Work = async (deps, erasure, id, cause) => {
  const { erasures, remains } = deps;
  if ((await eraseAccountItem(deps, erasure, id, cause)) === 'merging') return 'merging';
  await withoutRows(deps, 'account', id);
  for (const mergeId of await remains.mergesOf(id, MOST_MERGES))
    await written(deps, [erasures.noteOf(erasure.id, 'todo', `merge#${mergeId}`)]);
  await walk(
    (limit) => remains.besides(id, limit),
    (keys) =>
      written(
        deps,
        keys.flatMap((key) => {
          const [, type, ...rest] = key.sk.split('#');
          return [erasures.noteOf(erasure.id, 'todo', `${type}#${rest.at(-1)}`), remains.removalOf(key)];
        }),
      ),
  );
  await findDuplicates(deps)(id);
  await withoutFacts(deps, id);
  await eraseTimeline(deps, id);
  return 'gone';
};

const withoutFacts = async ({ facts, write }: Deps, id: string) => {
  const { facts: known } = await facts.load(id);
  // Refused when somebody has just written them: whoever did so found the account erased, and takes them away.
  if (known) await write(facts.removeOf(known));
};

export const eraseTimeline = (deps: Deps, accountId: string) =>
  walk(
    (limit) => deps.remains.timeline(accountId, limit),
    (keys) => written(deps, keys.map(deps.remains.removalOf)),
  );

/** Takes the values of a contact away, with its locks, blocks and rows; its tickets are noted. */
export const eraseContact: Work = async (deps, { id: erasureId }, id, cause) => {
  const { contacts, erasures, remains, clock, write } = deps;
  await tried(async () => {
    const held = await contacts.get(id);
    if (held?.record.status !== 'active') return 'gone';
    const { ok } = await write(
      ...contacts.erasureOf(eraseContactOf(held.record, erasureId, cause.actor, clock.now()), held.record, cause),
      ...noted(deps, erasureId, 'contact', id),
      ...(await released(deps, erasureId, { type: 'contact', id }, held.claims)),
    );
    return ok ? 'gone' : undefined;
  });
  await withoutRows(deps, 'contact', id);
  await walk(
    (limit) => remains.ticketsOfContact(id, limit),
    (tickets) =>
      written(
        deps,
        tickets.flatMap((ticket) => [
          erasures.noteOf(erasureId, 'todo', `ticket#${ticket}`),
          contacts.withoutTicketOf(id, ticket),
        ]),
      ),
  );
  return 'gone';
};

/** What the surplus claims of a record held goes, too. */
export const eraseClaim = async (deps: Deps, named: string): Promise<Erased> =>
  tried(async () => {
    const [type, id = '', ...name] = named.split('#');
    const claim = name.join('#');
    const { now } = await deps.claims.read(deps.claims.isBlock(claim) ? [claim] : []);
    const of = { type: type === 'contact' ? ('contact' as const) : ('account' as const), id };
    const { ok } = await deps.write(...deps.claims.writesOf(now, of, [claim], []));
    return ok ? 'gone' : undefined;
  });

/**
 * Takes a merge away, which holds images of both accounts. What went into the erased account is erased as well; one that was
 * given back stays, and the audit forgets the values that it had meanwhile.
 */
export const eraseMerge: Work = async (deps, erasure, id, cause) => {
  const { accounts, erasures, merges, remains, clock, write } = deps;
  const merge = await merges.get(id);
  if (!merge) return 'gone';
  await walk(
    (limit) => remains.movedBy(id, limit),
    (keys) => written(deps, keys.map(remains.removalOf)),
  );
  const { targetId, sourceId } = merge;
  for (const accountId of [targetId, sourceId])
    await tried(async () => {
      const held = await accounts.get(accountId);
      if (!held || held.record.status === 'erased') return true;
      if (held.record.status === 'merged' && held.record.mergeId === id) {
        await written(deps, [erasures.noteOf(erasure.id, 'todo', `account#${accountId}`)]);
        return true;
      }
      const { ok } = await write(
        accounts.writeOf(
          forgetPast(held.record, erasure.id, cause.actor, clock.now()),
          held.claims,
          { version: held.record.version },
          cause,
        ),
        erasures.noteOf(erasure.id, 'open', `audit#account#${accountId}`),
      );
      return ok || undefined;
    });
  await written(deps, [
    ...remains.mergeRemovalOf(id, targetId, sourceId),
    erasures.noteOf(erasure.id, 'named', `merge#${id}`),
  ]);
  return 'gone';
};
