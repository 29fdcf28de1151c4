import { startFakeDynamo } from '../support/fake-dynamo/server.ts';
import type { Change } from '../support/fake-dynamo/fake-table.ts';
import { startLocalTable, type LocalTable } from '../support/local-table.ts';

/** A table as it was at one moment. */
export interface Remembered {
  /**
   * Brings the table back to that moment.
   * @returns the keys of what had been changed, added or removed
   */
  restore(): string[];
}

/**
 * The table in memory, behind DynamoDB's own protocol: it tells of each change, where a database would have to be read as a
 * whole after each of some thousand requests. What it answers, the budgets' requests have shown to be what a database does.
 */
export const startRememberedTable = async () => {
  const before = new Map<string, Change>();
  const fake = await startFakeDynamo({
    onChange: (change) => {
      const name = `${change.key.pk} ${change.key.sk}`;
      // What it was at first counts, whatever it was in between.
      before.set(name, before.get(name) ?? change);
    },
  });
  const local: LocalTable = await startLocalTable(fake.endpoint);
  return {
    local,
    remember: (): Remembered => {
      before.clear();
      return {
        restore: () => {
          const changes = [...before];
          const table = fake.table(local.name);
          const changed = changes.filter(([, { key, before: was }]) => table.at(key) !== was).map(([name]) => name);
          for (const [, { key, before: was }] of changes)
            if (was) table.execute('PutItem', { TableName: local.name, Item: was });
            else table.execute('DeleteItem', { TableName: local.name, Key: key });
          before.clear();
          return changed;
        },
      };
    },
    stop: async () => {
      await local.stop();
      fake.stop();
    },
  };
};
