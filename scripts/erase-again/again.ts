import type { Deps } from '../../functions/customers/deps.ts';
import { erasedAgain } from '../../functions/customers/domain/erasure.ts';
import type { ErasureFile } from '../../functions/customers/persistence/erasure-files.ts';
import type { Deps as ServiceDeps } from '../../functions/service/deps.ts';
import type { Cause } from '../../shared/kernel/event.ts';

/** Notes that are written at once. */
const AT_ONCE = 40;

type Stores = Pick<Deps, 'accounts' | 'contacts' | 'erasures' | 'clock' | 'write'> & Pick<ServiceDeps, 'tickets'>;

/** Whether the table has something again that an erasure took away. */
const isBack = async ({ accounts, contacts, tickets }: Stores, name: string) => {
  const [kind, id = ''] = name.split('#');
  if (kind === 'ticket') {
    const found = await tickets.get(id);
    return found !== undefined && found.ticket.erasedAt === undefined;
  }
  const held = kind === 'account' ? await accounts.get(id) : await contacts.get(id);
  return held !== undefined && held.record.status !== 'erased';
};

const isAnyBack = async (stores: Stores, names: readonly string[]) => {
  for (const name of names) if (await isBack(stores, name)) return true;
  return false;
};

/**
 * Begins an erasure again of which the table has something back; the steps of the deployment carry it out.
 * @returns `again`, or `gone` when there is nothing of it
 * @throws when somebody changes the erasure at the same moment: run it again
 */
export const eraseAgain = async (stores: Stores, file: ErasureFile, cause: Cause): Promise<'again' | 'gone'> => {
  const { erasures, clock, write } = stores;
  const before = await erasures.get(file.id);
  const isOver = before?.status === 'complete';
  if (isOver && !(await isAnyBack(stores, file.names))) return 'gone';
  for (let n = 0; n < file.names.length; n += AT_ONCE)
    await write(
      ...file.names
        .slice(n, n + AT_ONCE)
        .flatMap((name) => [erasures.noteOf(file.id, 'todo', name), erasures.noteOf(file.id, 'named', name)]),
    );
  const now = clock.now();
  const next = erasedAgain(file, before, cause.actor, now);
  const written = await write(erasures.writeOf(next, before, now, cause), ...erasures.foundBy(next));
  if (!written.ok) throw new Error(`The erasure ${file.id} is changing at this moment. Run it again.`);
  return 'again';
};
