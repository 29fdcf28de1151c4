import { err, ok } from '../kernel/result.ts';
import type { Item, Key, Table, Write } from './table.ts';

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;

/**
 * A table that shows what is stored, and keeps what is written to it to itself, for as long as it lives: to find out what
 * would be refused. Knows the conditions `new` and a version of what was written to it; what is stored, it takes for
 * what its reader has just seen. Queries and counters see only what is stored.
 */
export const rehearsedTable = (table: Table): Table => {
  const written = new Map<string, Item | undefined>();

  const fits = (write: Write): boolean => {
    if (write.kind === 'add' || write.when === undefined || write.kind === 'check') return true;
    const name = nameOf(write.kind === 'put' ? write.item : write.key);
    if (!written.has(name)) return true;
    const before = written.get(name);
    if (write.when === 'new') return before === undefined;
    return 'version' in write.when ? before?.['version'] === write.when.version : true;
  };

  const getMany = async (keys: readonly Key[], options?: { consistent?: boolean }) => {
    const unknown = keys.filter((key) => !written.has(nameOf(key)));
    const stored = unknown.length === 0 ? [] : await table.getMany(unknown, options);
    const own = keys.flatMap((key) => {
      const item = written.get(nameOf(key));
      return item ? [item] : [];
    });
    return [...stored, ...own];
  };

  return {
    getMany,
    get: async (key, options) => (await getMany([key], options))[0],
    query: (page) => table.query(page),
    write: async (...writes) => {
      const index = writes.findIndex((write) => !fits(write));
      const refused = writes[index];
      if (refused) {
        const key = refused.kind === 'put' ? refused.item : refused.key;
        return err({ index, existing: written.get(nameOf(key)) });
      }
      for (const write of writes) {
        if (write.kind === 'put') written.set(nameOf(write.item), write.item);
        if (write.kind === 'delete') written.set(nameOf(write.key), undefined);
      }
      return ok(undefined);
    },
    countUpTo: async () => true,
  };
};
