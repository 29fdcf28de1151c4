/**
 * Works on items, so many at a time, taking the next only when one is done.
 * @throws the first error of any; nothing more is begun after it
 */
export const atOnce = async <Item>(
  most: number,
  items: Iterable<Item> | AsyncIterable<Item>,
  work: (item: Item) => Promise<void>,
) => {
  const iterator = Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
  const state = { over: false };
  const worker = async () => {
    try {
      while (!state.over) {
        const next = await iterator.next();
        if (next.done) break;
        await work(next.value);
      }
    } finally {
      state.over = true;
    }
  };
  const outcomes = await Promise.allSettled(Array.from({ length: most }, worker));
  await iterator.return?.();
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
};
