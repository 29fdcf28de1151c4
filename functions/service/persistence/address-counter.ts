import { epochSeconds, plusMilliseconds, type Instant } from '../../../shared/kernel/clock.ts';
import { digestOf } from '../../../shared/kernel/id.ts';
import type { Table } from '../../../shared/dynamo/table.ts';

/** A provider hands a customer a whole /64 of IPv6: the four groups in front name them. */
const networkOf = (address: string) => (address.includes(':') ? address.split(':').slice(0, 4).join(':') : address);

/** Counts what comes from a network address in each minute; of the address only a digest is kept, for two minutes. */
export const addressCounter = (table: Table) => ({
  /** False when the address has had its `limit` in this minute. */
  admit: (address: string, limit: number, now: Instant) => {
    const minute = now.slice(0, 16);
    return table.countUpTo(
      { pk: `service#address#${digestOf(`${minute} ${networkOf(address)}`)}`, sk: 'count' },
      limit,
      { expiresAt: epochSeconds(plusMilliseconds(now, 120_000)) },
    );
  },
});

export type AddressCounter = ReturnType<typeof addressCounter>;
