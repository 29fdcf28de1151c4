import { marshall } from '@aws-sdk/util-dynamodb';
import { filterOf } from '../../../infra/local/filter.ts';
import { shardOf } from '../../../shared/dynamo/shards.ts';
import type { Change } from '../../support/fake-dynamo/fake-table.ts';
import type { Item } from '../../../shared/dynamo/table.ts';
import type { Entry } from '../loader.ts';
import { failuresIn } from './queues.ts';
import type { World } from './world.ts';

const SHARDS = 2;
/** So often faults may strike while a shard stands at the same record. */
const MOST_STRIKES = 5;

interface StreamRecord {
  readonly eventName: string;
  readonly dynamodb: { readonly SequenceNumber: string };
}

/** An item in DynamoDB's notation; each attribute is translated when somebody looks at it, and few are looked at. */
const imageOf = (item: Item) => {
  const image = {};
  for (const name of Object.keys(item))
    Object.defineProperty(image, name, { enumerable: true, get: () => marshall({ it: item[name] })['it'] });
  return image;
};

/** The table's stream with the poller of one reader: each shard in its order, and again from where it failed. */
export class Stream {
  readonly #world: World;
  readonly #entry: Entry & { readonly kind: 'stream' };
  readonly #wanted: (record: unknown) => boolean;
  readonly #shards = Array.from({ length: SHARDS }, () => ({
    open: [] as StreamRecord[],
    busy: false,
    strikes: 0,
    most: Infinity,
  }));
  #sequence = 0;

  constructor(world: World, entry: Entry & { readonly kind: 'stream' }) {
    this.#world = world;
    this.#entry = entry;
    this.#wanted = filterOf(entry.spec.filters.map((filter) => JSON.stringify(filter)));
  }

  get length() {
    return this.#shards.reduce((sum, { open }) => sum + open.length, 0);
  }

  add({ key, before, after }: Change): void {
    this.#sequence += 1;
    const record = {
      eventID: `e${this.#sequence}`,
      eventName: before ? (after ? 'MODIFY' : 'REMOVE') : 'INSERT',
      eventSource: 'aws:dynamodb',
      dynamodb: {
        Keys: marshall(key),
        SequenceNumber: String(this.#sequence).padStart(21, '0'),
        StreamViewType: 'NEW_AND_OLD_IMAGES',
        ...(before && { OldImage: imageOf(before) }),
        ...(after && { NewImage: imageOf(after) }),
      },
    };
    if (!this.#wanted(record)) return;
    const number = shardOf(key.pk, SHARDS);
    const { random } = this.#world;
    this.#shards[number]?.open.push(record);
    // A reader that lags gets more at once.
    this.#look(number, random.chance(0.2) ? random.between(1_000, 20_000) : random.between(10, 400));
  }

  #look(number: number, delay: number) {
    this.#world.agenda.after(delay, () => void this.#read(number));
  }

  async #read(number: number): Promise<void> {
    const { random, faults, functions } = this.#world;
    const shard = this.#shards[number];
    if (!shard || shard.busy || shard.open.length === 0) return;
    shard.busy = true;
    const batch = shard.open.slice(0, Math.min(shard.most, random.between(1, this.#entry.spec.batchSize)));
    const { outcome, invocation } = await functions.invoke(
      this.#entry,
      { Records: batch },
      shard.strikes < MOST_STRIKES,
    );
    if (invocation.struck.length > 0 || outcome.kind === 'died') shard.strikes += 1;
    let done = 0;
    if (outcome.kind === 'answered') {
      const failed = failuresIn(outcome.value)[0];
      const from = batch.findIndex(({ dynamodb }) => dynamodb.SequenceNumber === failed);
      done = failed === undefined ? batch.length : Math.max(0, from);
      shard.most = Infinity;
      if (shard.strikes < MOST_STRIKES && faults.strikes('stream batch repeated')) {
        done = 0;
        shard.strikes += 1;
      }
    } else shard.most = Math.max(1, Math.floor(batch.length / 2));
    if (done > 0) shard.strikes = 0;
    shard.open.splice(0, done);
    shard.busy = false;
    this.#look(number, done < batch.length ? random.between(200, 2_000) : 1);
  }
}
