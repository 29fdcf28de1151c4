import type { HeadDeps } from '../head-deps.ts';

/** Stores where all chains end by now, out of reach of whoever writes the table. */
export const storeHeads =
  ({ audit, heads, clock }: Pick<HeadDeps, 'audit' | 'heads' | 'clock'>) =>
  async () => {
    const all = await audit.heads();
    await heads.store(all, clock.now());
    return { links: all.reduce((sum, { seq }) => sum + seq, 0) };
  };
