/**
 * Parts things into waves: those of a wave have no key in common, and those that share one are in the order in which they
 * came. Within a wave all may go at once.
 */
export const wavesOf = <Thing>(things: readonly Thing[], keysOf: (thing: Thing) => readonly string[]): Thing[][] => {
  const waves: Thing[][] = [];
  const latest = new Map<string, number>();
  for (const thing of things) {
    const keys = keysOf(thing);
    const wave = Math.max(-1, ...keys.map((key) => latest.get(key) ?? -1)) + 1;
    (waves[wave] ??= []).push(thing);
    for (const key of keys) latest.set(key, wave);
  }
  return waves;
};
