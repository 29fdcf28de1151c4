import type { Item } from '../../shared/dynamo/table.ts';
import type { Operation } from '../support/fake-dynamo/requests.ts';
import { partitionWrites, readUnitsOf, writtenKeys, type PartitionWrite } from '../support/units.ts';
import { World } from '../simulation/world/world.ts';
import type { Invocation } from '../simulation/world/here.ts';

/** One call of a function to the table, and what DynamoDB charges for it. */
export interface Call {
  /** The function that made it: `service-route-ticket`. */
  readonly by: string;
  readonly operation: Operation;
  readonly input: unknown;
  /** What it was answered; an error's name when it was refused. */
  readonly output: unknown;
  readonly readUnits: number;
  readonly writes: readonly PartitionWrite[];
  /** The same, each item and index entry counted as one of up to a kilobyte. */
  readonly writesOfOneKilobyte: readonly PartitionWrite[];
}

/** A world in which each call to the table is counted, whichever function makes it. */
export class CountedWorld extends World {
  readonly #listeners = new Set<(call: Call) => void>();

  /** Is told of each call from now on, until what it answers is called. */
  onCall(listener: (call: Call) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }

  /** Puts an item in its place, as a call that nobody makes. */
  store(item: Item): void {
    const input = { TableName: 'rapport-sim', Item: item };
    const output = this.table.execute('PutItem', input);
    for (const listener of this.#listeners)
      listener({ by: '', operation: 'PutItem', input, output, readUnits: 0, writes: [], writesOfOneKilobyte: [] });
  }

  override request(
    by: Invocation,
    operation: Operation,
    input: Record<string, unknown>,
    fault: Parameters<World['request']>[3],
  ) {
    const keys = writtenKeys(operation, input);
    const before = keys.map((key) => this.table.at(key));
    let output: unknown;
    try {
      const answer = super.request(by, operation, input, fault);
      output = answer;
      return answer;
    } catch (error) {
      output = error instanceof Error ? error.name : 'no error';
      throw error;
    } finally {
      const inTransaction = operation === 'TransactWriteItems';
      // A write that is refused pays for what stood in its way.
      const writes = (sizeOfOne?: () => number) =>
        keys.flatMap((key, n) =>
          partitionWrites(key.pk, before[n], this.table.at(key), { inTransaction, ...(sizeOfOne && { sizeOfOne }) }),
        );
      const call = {
        by: by.name.split(' ')[0] ?? '',
        operation,
        input,
        output,
        readUnits: readUnitsOf(operation, input, output),
        writes: writes(),
        writesOfOneKilobyte: writes(() => 1),
      };
      for (const listener of this.#listeners) listener(call);
    }
  }
}
