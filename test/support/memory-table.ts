import { err, ok } from '../../shared/kernel/result.ts';
import type { Item, Key, Table } from '../../shared/dynamo/table.ts';

const nameOf = ({ pk, sk }: Key) => `${pk} ${sk}`;

/** The table as far as single conditional puts go, in memory; `items` is what is stored, by `<pk> <sk>`. */
export const memoryTable = (): Pick<Table, 'write'> & { readonly items: Map<string, Item> } => {
  const items = new Map<string, Item>();
  return {
    items,
    write: async (...writes) => {
      const [write] = writes;
      if (write?.kind !== 'put' || writes.length > 1) throw new Error('this table knows single puts only');
      const existing = items.get(nameOf(write.item));
      const { when } = write;
      if (when !== 'new' && !('version' in when)) throw new Error('this table knows no conditions in words');
      const holds = when === 'new' ? !existing : existing?.['version'] === when.version;
      if (!holds) return err({ index: 0, existing });
      items.set(nameOf(write.item), write.item);
      return ok(undefined);
    },
  };
};
