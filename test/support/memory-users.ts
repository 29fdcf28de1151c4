import type { Users } from '../../functions/access/persistence/user-pool.ts';

/** The users of a pool in memory, by address; `mailed` has the addresses that got a temporary password. */
export const memoryUsers = () => {
  const byAddress = new Map<string, { readonly id: string; active: boolean }>();
  const mailed: string[] = [];
  const users: Users = {
    async enter(email, { silently } = {}) {
      const address = email.toLowerCase();
      const known = byAddress.get(address);
      if (known) known.active = true;
      else if (!silently) mailed.push(address);
      const user = known ?? { id: `sub-of-${address.split('@')[0]}`, active: true };
      byAddress.set(address, user);
      return user.id;
    },
    async setActive(id, active) {
      const user = [...byAddress.values()].find((one) => one.id === id);
      if (!user) throw new Error(`the pool has no user ${id}`);
      user.active = active;
    },
  };
  return { users, byAddress, mailed };
};
