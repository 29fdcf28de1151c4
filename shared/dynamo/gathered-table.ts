import { isDeepStrictEqual } from 'node:util';
import type { Result } from '../kernel/result.ts';
import { err } from '../kernel/result.ts';
import type { Item, Key, Table, Write } from './table.ts';

/** What DynamoDB takes in one call. */
const MOST_AT_ONCE = 100;

type Written = Awaited<ReturnType<Table['write']>>;

interface Asked<Question, Answer> {
  readonly question: Question;
  readonly resolve: (answer: Answer) => void;
  readonly reject: (error: unknown) => void;
}

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;
const keyIn = (write: Write): Key => (write.kind === 'put' ? write.item : write.key);

/** Collects what is asked in one turn of the event loop, and hands it over together. */
const collecting = <Question, Answer>(settle: (asked: Asked<Question, Answer>[]) => Promise<void>) => {
  let asked: Asked<Question, Answer>[] = [];
  const flush = () => {
    const now = asked;
    asked = [];
    settle(now).catch((error: unknown) => {
      for (const { reject } of now) reject(error);
    });
  };
  return (question: Question) =>
    new Promise<Answer>((resolve, reject) => {
      if (asked.length === 0) setImmediate(flush);
      asked.push({ question, resolve, reject });
    });
};

/** Transactions that fit into one: no item twice, but for checks that ask the same. Each with the place of its first write. */
interface Bundle {
  readonly writes: Write[];
  /** Where the write of an item is. */
  readonly at: Map<string, number>;
  readonly members: { readonly asked: Asked<readonly Write[], Written>; readonly places: readonly number[] }[];
}

/** Adds a transaction to a bundle; false when it does not fit. */
const joins = ({ writes, at, members }: Bundle, asked: Asked<readonly Write[], Written>) => {
  const known = asked.question.map((write) => at.get(nameOf(keyIn(write))));
  const isOwn = (write: Write, n: number | undefined) =>
    n === undefined || (write.kind === 'check' && isDeepStrictEqual(writes[n], write));
  if (!asked.question.every((write, n) => isOwn(write, known[n]))) return false;
  if (writes.length + known.filter((n) => n === undefined).length > MOST_AT_ONCE) return false;
  const places = asked.question.map((write, n) => known[n] ?? writes.push(write) - 1);
  for (const [n, write] of asked.question.entries()) at.set(nameOf(keyIn(write)), places[n] ?? 0);
  members.push({ asked, places });
  return true;
};

const bundled = (all: readonly Asked<readonly Write[], Written>[]) => {
  const bundles: Bundle[] = [];
  for (const asked of all) {
    if (bundles.some((bundle) => joins(bundle, asked))) continue;
    const bundle: Bundle = { writes: [], at: new Map(), members: [] };
    if (!joins(bundle, asked)) throw new Error('a transaction has 100 writes at the most');
    bundles.push(bundle);
  }
  return bundles;
};

/**
 * A table for many that work at once: what they read and write at the same moment goes in few calls. Each transaction is
 * still whole or not at all and has its own answer; that others are in the same call is not seen. Reads are consistent.
 */
export const gatheredTable = (table: Table): Table => {
  const read = collecting<readonly Key[], Item[]>(async (all) => {
    const keys = new Map(all.flatMap(({ question }) => question.map((key) => [nameOf(key), key] as const)));
    const names = [...keys.keys()];
    const found = new Map<string, Item>();
    const parts = Array.from({ length: Math.ceil(names.length / MOST_AT_ONCE) }, (_, n) =>
      names.slice(n * MOST_AT_ONCE, (n + 1) * MOST_AT_ONCE),
    );
    await Promise.all(
      parts.map(async (part) => {
        const wanted = part.flatMap((name) => keys.get(name) ?? []);
        const items = await table.getMany(wanted, { consistent: true });
        for (const item of items) found.set(nameOf({ pk: String(item['pk']), sk: String(item['sk']) }), item);
      }),
    );
    for (const { question, resolve } of all)
      resolve(
        [...new Set(question.map(nameOf))].flatMap((name) => {
          const item = found.get(name);
          return item ? [item] : [];
        }),
      );
  });

  const settle = async ({ writes, members }: Bundle): Promise<void> => {
    const written = await table.write(...writes);
    if (written.ok) {
      for (const { asked } of members) asked.resolve(written);
      return;
    }
    const { index, existing } = written.error;
    const blamed = members.find(({ places }) => places.includes(index));
    if (!blamed) throw new Error('a write was refused that nobody asked for');
    const own: Result<never, { index: number; existing: Item | undefined }> = err({
      index: blamed.places.indexOf(index),
      existing,
    });
    blamed.asked.resolve(own);
    // The others were not written because of this one: they go again without it.
    await write(members.filter((one) => one !== blamed).map(({ asked }) => asked));
  };

  const write = async (all: readonly Asked<readonly Write[], Written>[]): Promise<void> => {
    await Promise.all(
      bundled(all).map((bundle) =>
        settle(bundle).catch((error: unknown) => {
          for (const { asked } of bundle.members) asked.reject(error);
        }),
      ),
    );
  };
  const collectWrite = collecting<readonly Write[], Written>(write);

  return {
    get: async (key) => (await read([key]))[0],
    getMany: async (keys) => (keys.length === 0 ? [] : read(keys)),
    query: (page) => table.query(page),
    write: (...writes) => collectWrite(writes),
    countUpTo: (key, limit, set) => table.countUpTo(key, limit, set),
  };
};
