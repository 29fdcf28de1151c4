import { epochSeconds, plusMilliseconds, type Instant } from '../../../shared/kernel/clock.ts';
import { digestOf } from '../../../shared/kernel/id.ts';
import type { Table } from '../../../shared/dynamo/table.ts';

const groups = (text: string | undefined) => (text ? text.split(':') : []);

/** A provider hands a customer a whole /64 of IPv6: the four groups in front name them. IPv4 stands for itself. */
const networkOf = (address: string) => {
  if (!address.includes(':')) return address;
  if (address.includes('.')) return address.slice(address.lastIndexOf(':') + 1);
  const [front = '', back] = address.toLowerCase().split('::');
  const zeros = back === undefined ? 0 : 8 - groups(front).length - groups(back).length;
  const all = [...groups(front), ...Array.from({ length: zeros }, () => '0'), ...groups(back)];
  return all
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
};

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
