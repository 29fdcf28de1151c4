import { MutationObserver, onlineManager, type MutationObserverOptions } from '@tanstack/react-query';
import { afterEach, expect, it } from 'vitest';
import { changeOptions, type MutationOf } from '../../../../web/src/api/change-options.ts';
import { makeQueryClient } from '../../../../web/src/app/query-client.ts';

interface Row {
  readonly version: number;
  readonly owner?: string;
  readonly answer?: string;
}

const KEY = ['rows', '1'];

afterEach(() => onlineManager.setOnline(true));

/** A record on the page, and a server whose answers the test gives when it wants. */
const page = (isThere = true) => {
  const client = makeQueryClient();
  client.setQueryData<Row>(KEY, { version: 1 });
  const told: unknown[] = [];
  const asked: { readonly part: Partial<Row>; readonly version: number | undefined }[] = [];
  const answers: PromiseWithResolvers<Row>[] = [];
  /** Makes a change as a place of its own does. */
  const change = (part: Partial<Row>, more: Partial<MutationOf<void, Row, Row>> = {}) => {
    const options: MutationObserverOptions<Row, Error, void, (shown: Row) => Row> = changeOptions<void, Row, Row>(
      client,
      {
        run: (_, agreed) => {
          asked.push({ part, version: agreed?.version });
          const answer = Promise.withResolvers<Row>();
          answers.push(answer);
          return answer.promise;
        },
        shows: { key: KEY, change: (shown) => ({ ...shown, ...part }) },
        settle: (row) => row,
        ...more,
      },
      { done: () => undefined, refused: (error) => told.push(error), isThere: () => isThere },
    );
    const observer = new MutationObserver(client, options);
    const leave = observer.subscribe(() => undefined);
    const end = observer.mutate().catch((error: unknown) => error);
    return { end, leave };
  };
  return { client, shown: () => client.getQueryData<Row>(KEY), told, asked, answers, change };
};

const soon = () => new Promise((resolve) => setTimeout(resolve, 5));

it('makes the changes of a record one after the other, each on the version that the one before led to', async () => {
  const { shown, asked, answers, change } = page();
  const take = change({ owner: 'aiko' });
  const reply = change({ answer: 'Yes.' });
  await soon();
  expect(asked).toEqual([{ part: { owner: 'aiko' }, version: 1 }]);
  expect(shown()).toEqual({ version: 1, owner: 'aiko', answer: 'Yes.' });
  answers[0]?.resolve({ version: 2, owner: 'aiko' });
  await take.end;
  await soon();
  expect(shown()).toEqual({ version: 2, owner: 'aiko', answer: 'Yes.' });
  expect(asked[1]).toEqual({ part: { answer: 'Yes.' }, version: 2 });
  answers[1]?.resolve({ version: 3, owner: 'aiko', answer: 'Yes.' });
  await reply.end;
  expect(shown()).toEqual({ version: 3, owner: 'aiko', answer: 'Yes.' });
});

it('takes back what was refused and nothing of what a later change shows', async () => {
  const { shown, answers, change } = page();
  const take = change({ owner: 'aiko' });
  const reply = change({ answer: 'Yes.' });
  await soon();
  answers[0]?.reject(new Error('no'));
  await take.end;
  await soon();
  expect(shown()).toEqual({ version: 1, answer: 'Yes.' });
  answers[1]?.reject(new Error('no'));
  await reply.end;
  expect(shown()).toEqual({ version: 1 });
});

it('leaves what was fetched meanwhile when it takes a change back', async () => {
  const { client, shown, answers, change } = page();
  const take = change({ owner: 'aiko' });
  await soon();
  client.setQueryData<Row>(KEY, { version: 7, owner: 'max' });
  answers[0]?.reject(new Error('stale'));
  await take.end;
  expect(shown()).toEqual({ version: 7, owner: 'max' });
});

it('fails at once without a connection, instead of being sent when there is one again', async () => {
  onlineManager.setOnline(false);
  const { asked, answers, change } = page();
  const reply = change({ answer: 'Yes.' });
  await soon();
  expect(asked).toHaveLength(1);
  answers[0]?.reject(new Error('unreachable'));
  expect(await reply.end).toEqual(new Error('unreachable'));
});

it.each([
  { isThere: true, quiet: true, isTold: false },
  { isThere: false, quiet: true, isTold: true },
  { isThere: true, quiet: false, isTold: true },
])('tells of a refusal when nothing on the page shows it: %j', async ({ isThere, quiet, isTold }) => {
  const { told, answers, change } = page(isThere);
  const reply = change({ answer: 'Yes.' }, { quiet });
  await soon();
  answers[0]?.reject(new Error('no'));
  await reply.end;
  expect(told).toHaveLength(isTold ? 1 : 0);
});

it('tells nothing of what the page took back itself', async () => {
  const { told, answers, change } = page(false);
  const upload = change({}, { quiet: true });
  await soon();
  answers[0]?.reject(new DOMException('cancelled', 'AbortError'));
  await upload.end;
  expect(told).toEqual([]);
});

it('ends a change also when the place that made it has gone', async () => {
  const { answers, change } = page(false);
  const done: unknown[] = [];
  const reply = change({ answer: 'Yes.' }, { onDone: (row) => done.push(row) });
  await soon();
  reply.leave();
  answers[0]?.resolve({ version: 2 });
  await reply.end;
  expect(done).toEqual([{ version: 2 }]);
});
