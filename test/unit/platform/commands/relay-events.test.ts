import { describe, expect, it } from 'vitest';
import type { Outgoing, Untaken } from '../../../../shared/lambda/publish.ts';
import { relayEvents } from '../../../../functions/platform/commands/relay-events.ts';

const change = (sequence: string, ...ids: string[]) => ({
  sequence,
  riders: JSON.stringify(ids.map((id) => ({ id, type: 'box.moved.v1', data: { of: id } }))),
});

/** Relays; the topic refuses the events that are named. */
const relay = async (
  changes: { sequence: string; riders: string }[],
  refused: Record<string, 'hopeless' | 'later'> = {},
) => {
  const published: Outgoing[] = [];
  const aside: string[] = [];
  const again = await relayEvents({
    publish: async (messages) => {
      published.push(...messages);
      return messages.flatMap(({ id, body }): Untaken[] => {
        const fate = Object.entries(refused).find(([event]) => body.includes(`"id":"${event}"`))?.[1];
        return fate ? [{ id, hopeless: fate === 'hopeless' }] : [];
      });
    },
    setAside: async (body) => {
      aside.push(body);
    },
  })(changes);
  return { published, aside, again };
};

const noQueue = () => Promise.reject(new Error('no queue'));
const noTopic = () => Promise.reject(new Error('no topic'));

const parsed = (body: string): unknown => JSON.parse(body);

describe('relayEvents', () => {
  it('publishes the events of all changes in their order, as they ride', async () => {
    const { published, aside, again } = await relay([change('100', 'A:1:0', 'A:1:1'), change('101', 'B:4:0')]);
    expect(published.map(({ type, body }) => [type, parsed(body)])).toEqual(
      ['A:1:0', 'A:1:1', 'B:4:0'].map((id) => ['box.moved.v1', { id, type: 'box.moved.v1', data: { of: id } }]),
    );
    expect(aside).toEqual([]);
    expect(again).toBeUndefined();
  });

  it('asks the stream for the first change whose events were not all taken', async () => {
    const changes = [change('99', 'A:1:0'), change('100', 'B:1:0', 'B:1:1'), change('101', 'C:1:0')];
    expect((await relay(changes, { 'C:1:0': 'later', 'B:1:1': 'later' })).again).toBe('100');
    expect((await relay(changes, { 'A:1:0': 'later' })).again).toBe('99');
  });

  it('goes by the order of the stream, not by that of the numbers as text', async () => {
    const changes = [change('99', 'A:1:0'), change('100', 'B:1:0')];
    expect((await relay(changes, { 'A:1:0': 'later', 'B:1:0': 'later' })).again).toBe('99');
  });

  it('sets aside whole what the topic will never take, and goes on', async () => {
    const { aside, again } = await relay([change('100', 'A:1:0', 'A:1:1'), change('101', 'B:1:0')], {
      'A:1:1': 'hopeless',
    });
    expect(aside.map(parsed)).toEqual([{ id: 'A:1:1', type: 'box.moved.v1', data: { of: 'A:1:1' } }]);
    expect(again).toBeUndefined();
  });

  it('tells the hopeless from what a retry may cure', async () => {
    const { aside, again } = await relay([change('100', 'A:1:0'), change('101', 'B:1:0')], {
      'A:1:0': 'hopeless',
      'B:1:0': 'later',
    });
    expect(aside).toHaveLength(1);
    expect(again).toBe('101');
  });

  it.each(['no JSON', '{"id":"A"}', '[{"id":"A"}]', 'null', ''])(
    'sets aside whole what it cannot read, and publishes the rest: %s',
    async (riders) => {
      const { aside, published, again } = await relay([{ sequence: '100', riders }, change('101', 'B:1:0')]);
      expect(aside).toEqual([riders]);
      expect(published).toHaveLength(1);
      expect(again).toBeUndefined();
    },
  );

  it('fails as a whole when nothing can be published or set aside', async () => {
    await expect(relayEvents({ publish: noTopic, setAside: noQueue })([change('1', 'A:1:0')])).rejects.toThrow(
      'no topic',
    );
    await expect(
      relayEvents({ publish: async () => [], setAside: noQueue })([{ sequence: '1', riders: 'no JSON' }]),
    ).rejects.toThrow('no queue');
  });
});
