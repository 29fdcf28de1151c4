import { systemClock, type Clock } from '../../shared/kernel/clock.ts';
import { connectTable } from '../../shared/dynamo/connect.ts';
import { once, setting } from '../../shared/lambda/environment.ts';
import { directoryStore, type DirectoryStore } from './persistence/directory-store.ts';
import { userPool, type Users } from './persistence/user-pool.ts';
import { directoryOf, type Directory } from './published/directory.ts';

export interface Deps {
  readonly store: DirectoryStore;
  readonly directory: Directory;
  readonly users: Users;
  readonly clock: Clock;
}

export const deps = once((): Deps => {
  const table = connectTable();
  return {
    store: directoryStore(table),
    directory: directoryOf(table, systemClock),
    users: userPool(() => setting('USER_POOL_ID')),
    clock: systemClock,
  };
});
