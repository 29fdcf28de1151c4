/** Runs for the same record may meet: the one that comes later looks again. */
const TRIES = 12;

/** The value of an attempt that nobody interfered with; an attempt without a value is made again. */
export const tried = async <Value>(attempt: () => Promise<Value | undefined>): Promise<Value> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const value = await attempt();
    if (value !== undefined) return value;
  }
  throw new Error('others are writing these rows at this moment');
};
