import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { AccessDenied } from '../../../../functions/access/contract/audit-events.ts';
import type { PutWrite, Table } from '../../../../shared/dynamo/table.ts';
import { eventEnvelope } from '../../../../shared/kernel/event.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import { denialTeller } from '../../../../shared/lambda/denials.ts';
import { clockAt } from '../../../support/clock.ts';
import { catchLog } from '../../../support/log-lines.ts';
import { START } from '../../../support/tickets.ts';

const cause = { actor: 'person:ada', correlationId: 'REQUEST1' };
const denial = { route: 'GET /v1/boxes/{id}', status: 403, recordId: 'b1' };

let log: ReturnType<typeof catchLog>;
beforeEach(() => {
  log = catchLog();
});
afterEach(() => {
  log.restore();
});

const setUp = () => {
  const puts: PutWrite[] = [];
  const table: Pick<Table, 'write'> = {
    write: async (...writes) => {
      puts.push(...writes.filter((write) => write.kind === 'put'));
      return ok(undefined);
    },
  };
  const clock = clockAt(START);
  return { tell: denialTeller(() => table, clock), clock, puts, told: () => puts.flatMap(({ events = [] }) => events) };
};

describe('a denial', () => {
  it('is told by an event as the audit reads it: who, where, which record, in which request', async () => {
    const { tell, told } = setUp();
    await tell('boxes', denial, cause);
    const [event] = told();
    expect(event).toMatchObject({
      type: AccessDenied.type,
      source: '/boxes/denials',
      actor: 'person:ada',
      correlationid: 'REQUEST1',
      time: START,
      data: denial,
    });
    expect(eventEnvelope.parse(event)).toEqual(event);
    expect(AccessDenied.schema.parse(event?.data)).toEqual(denial);
  });

  it('rides on an item of the context that refused, which goes by itself after a day', async () => {
    const { tell, puts, told } = setUp();
    await tell('boxes', denial, cause);
    const key = { pk: `boxes#denial#${told()[0]?.subject}`, sk: 'denial' };
    const expiresAt = Date.parse(START) / 1000 + 86_400;
    expect(puts).toMatchObject([{ item: { ...key, version: 1, expiresAt }, when: 'new' }]);
  });

  it('is told once in a minute to the same caller, on the same route, of the same record', async () => {
    const { tell, told, clock } = setUp();
    await tell('boxes', denial, cause);
    clock.advance(59_999);
    await tell('boxes', denial, cause);
    expect(told()).toHaveLength(1);
    clock.advance(1);
    await tell('boxes', denial, cause);
    expect(told()).toHaveLength(2);
  });

  it('of another caller, route or record is another one', async () => {
    const { tell, told } = setUp();
    const { recordId: _, ...ofNone } = denial;
    await tell('boxes', denial, cause);
    await tell('boxes', denial, { ...cause, actor: 'person:eva' });
    await tell('boxes', { ...denial, route: 'PUT /v1/boxes/{id}' }, cause);
    await tell('boxes', { ...denial, recordId: 'b2' }, cause);
    await tell('boxes', ofNone, cause);
    expect(told()).toHaveLength(5);
  });

  it('is told a hundred times a minute of one caller, whatever they try, and of others still', async () => {
    const { tell, told, clock } = setUp();
    for (let n = 0; n < 150; n += 1) await tell('boxes', { ...denial, recordId: `b${n}` }, cause);
    expect(told()).toHaveLength(100);
    await tell('boxes', denial, { ...cause, actor: 'person:eva' });
    expect(told()).toHaveLength(101);
    clock.advance(60_000);
    await tell('boxes', { ...denial, recordId: 'b149' }, cause);
    expect(told()).toHaveLength(102);
  });

  it('that cannot be told is logged, and nothing is thrown', async () => {
    const table = { write: () => Promise.reject(new TypeError('Planted.Marker-7')) };
    await denialTeller(() => table, clockAt(START))('boxes', denial, cause);
    await denialTeller(() => {
      throw new Error('no table');
    }, clockAt(START))('boxes', denial, cause);
    expect(log.lines()).toMatchObject([
      { level: 'ERROR', code: 'denial-not-told', route: denial.route, failure: { name: 'TypeError' } },
      { code: 'denial-not-told', failure: { name: 'Error' } },
    ]);
    expect(log.texts().join('\n')).not.toMatch(/Planted|b1/);
  });
});
