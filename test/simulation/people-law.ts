import * as z from 'zod';
import { isActiveAdministrator } from '../../functions/access/domain/administrators.ts';
import { person } from '../../functions/access/contract/records.ts';
import type { Settled } from './laws.ts';

const entry = z.object(person.shape);
const administrators = z.looseObject({ ids: z.array(z.string()) });

const isEntry = ({ pk, sk }: { pk?: unknown; sk?: unknown }) =>
  pk === 'access#directory' && String(sk).startsWith('person#');

/** What is wrong with the people: an address that is of two, an entry whose user is not as it says, nobody who administers. */
export const wrongWithPeople = ({ world, people, items }: Settled): string[] => {
  const entries = items.filter(isEntry).map((item) => entry.parse(item));
  const addresses = entries.map(({ email }) => email.toLowerCase());
  const listed = items.find(({ pk, sk }) => pk === 'access#directory' && sk === 'administrators');
  const active = entries.filter(isActiveAdministrator).map(({ id }) => id);

  // Who was not answered does not know whether the sign-in is as the entry says.
  const unsure = people.asked.some(
    ({ wish, reply, unsure: open }) => wish.operation === 'patchPerson' && (open || reply?.status !== 200),
  );
  const newcomers = entries.filter(({ email }) => world.users.has(email.toLowerCase()));
  const asked = people.asked.some(
    ({ wish, reply }) => wish.operation === 'createPerson' && (reply?.status ?? 500) < 300,
  );

  let left: ReadonlySet<string> = new Set();
  const gone: string[] = [];
  for (const { key, after } of world.written) {
    if (!isEntry(key)) continue;
    const now = after && isActiveAdministrator(entry.parse(after));
    const id = key.sk.slice('person#'.length);
    const before = left.size;
    left = new Set(now ? [...left, id] : [...left].filter((one) => one !== id));
    if (before > 0 && left.size === 0) gone.push(`${id} was the last administrator`);
  }
  return [
    ...gone,
    ...(new Set(addresses).size < addresses.length ? [`two have the same address: ${addresses.join(', ')}`] : []),
    ...(listed && administrators.parse(listed).ids.toSorted().join() !== active.toSorted().join()
      ? [`the administrators are ${active.join()}, and not as listed`]
      : []),
    ...(asked && newcomers.length !== 1 ? [`${newcomers.length} entries were made of one newcomer`] : []),
    ...newcomers.flatMap(({ id, email, active: isActive }) => {
      const user = world.users.get(email.toLowerCase());
      return user?.id === id && (unsure || user.active === isActive) ? [] : [`the user of ${id} is not as their entry`];
    }),
  ];
};
