import { beforeAll, describe, expect, it } from 'vitest';
import { atRest, monthOfUse, POLLS_A_MONTH, useOf } from '../../../../scripts/cost/bill.ts';
import { inventoryOf, ownInventory, type Inventory } from '../../../../scripts/cost/inventory.ts';
import { billOf, costBeyondFree, costOf, plus, times, totalOf } from '../../../../scripts/cost/prices.ts';
import { month, steps, useCases } from '../../../../scripts/cost/units.ts';

const small: Inventory = {
  polledQueues: 2,
  alarms: 3,
  metrics: 1,
  tables: 1,
  buckets: 0,
  logs: 1,
  schedules: { 'platform-sweep-due': 100 },
  functions: {
    'service-http': 1024,
    'platform-relay-events': 512,
    'access-record-changes': 512,
    'platform-sweep-due': 512,
    'service-route-ticket': 512,
    'service-record-history': 512,
  },
  subscribers: new Map([
    ['ticket.submitted.v1', ['service-route-ticket', 'service-record-history']],
    ['ticket.routed.v1', ['service-record-history']],
  ]),
};

const writes = (name: string) => steps[name]?.writeUnits ?? 0;

describe('the arithmetic', () => {
  it('adds and multiplies quantities by their names', () => {
    expect(times(3, plus({ mail: 1, alarm: 2 }, { mail: 4 }))).toEqual({ mail: 15, alarm: 6 });
  });

  it('prices each item and takes away what is free only where it is asked to', () => {
    expect(billOf({ alarm: 12 })).toEqual([{ label: 'CloudWatch alarms', quantity: 12, usd: 12 * 0.1 }]);
    expect(totalOf(billOf({ alarm: 12, mail: 1000 }))).toBeCloseTo(1.3);
    expect(costOf({ alarm: 12 })).toBeCloseTo(1.2);
    expect(costBeyondFree({ alarm: 12, sqsRequest: 999_999 })).toBeCloseTo(0.2);
  });

  it('counts about 650,000 requests a month for each queue that is polled', () => {
    expect(Math.abs(POLLS_A_MONTH - 650_000)).toBeLessThan(10_000);
    expect(atRest(small)).toMatchObject({ sqsRequest: 2 * POLLS_A_MONTH, alarm: 3, schedulerRun: 100 });
  });

  it('counts the runs of a schedule, be it a rate or a time of the calendar', () => {
    const schedule = (name: string, ScheduleExpression: string) => ({
      stack: 's',
      logicalId: name,
      type: 'AWS::Scheduler::Schedule',
      properties: { ScheduleExpression, Target: { Arn: `arn:aws:lambda:x:0:function:rapport-dev-${name}` } },
      metadata: {},
    });
    const runs = { each: 'rate(2 hours)', nightly: 'cron(0 1 * * ? *)', weekly: 'cron(0 8 ? * MON *)' };
    const { schedules } = inventoryOf(
      Object.entries(runs).map(([name, expression]) => schedule(name, expression)),
      'rapport-dev',
    );
    expect(schedules['each']).toBe(365);
    expect(schedules['nightly']).toBeCloseTo(730 / 24);
    expect(schedules['weekly']).toBeCloseTo(730 / 168);
  });

  it('charges a request for itself', () => {
    const { asked, after } = useOf(small, 'read a ticket');
    expect(asked).toMatchObject({
      edgeRequest: 1,
      edgeRun: 1,
      httpRequest: 1,
      lambdaRequest: 1,
      lambdaGbSecond: useCases['read a ticket'].ms / 1000,
    });
    expect(costOf(after)).toBe(0);
  });

  it('follows each event to every step that hears of it, and the events of those', () => {
    const { after } = useOf(small, 'submit a ticket');
    // Submitted: relayed, routed, recorded, audited. Its sender: relayed. Routed: relayed, recorded, audited.
    expect(after).toMatchObject({ snsRequest: 3, sqsRequest: 9, lambdaRequest: 8 });
    expect(after.writeUnit).toBe(
      writes('service-route-ticket') + 2 * writes('service-record-history') + 2 * writes('access-record-changes'),
    );
  });

  it('refuses a resource whose price nobody has thought of', () => {
    const secret = { stack: 's', logicalId: 'l', type: 'AWS::SecretsManager::Secret', properties: {}, metadata: {} };
    expect(() => inventoryOf([secret], 'rapport-dev')).toThrow('AWS::SecretsManager::Secret');
  });
});

describe('the deployment', () => {
  let own: Inventory;
  beforeAll(async () => {
    own = await ownInventory();
  }, 60_000);

  it('costs less than 7 dollars a month at rest', () => {
    expect(costOf(atRest(own))).toBeLessThan(7);
  });

  it('serves 25 people with a million requests a month for less than 0.22 dollars each, and 0.35 with the rest', () => {
    // 0.04 of the first is the distribution that each request passes; the second is without what is free, and that is.
    expect(costOf(monthOfUse(own)) / month.people).toBeLessThan(0.22);
    expect(costBeyondFree(plus(atRest(own), monthOfUse(own))) / month.people).toBeLessThan(0.35);
    expect(monthOfUse(own)).toMatchObject({ httpRequest: month.requests, edgeRequest: month.requests });
  });

  it('has counted units for every step, and no others', () => {
    const behindTheApi = Object.keys(own.functions).filter((name) => !name.endsWith('-http'));
    expect(Object.keys(steps).toSorted()).toEqual(behindTheApi.toSorted());
  });

  it('hears of every event that a use case is charged for', () => {
    const events = [...Object.values(steps), ...Object.values(useCases)].flatMap((work) =>
      'events' in work ? [...(work.events ?? [])] : [],
    );
    expect(events.filter((type) => !own.subscribers.has(type))).toEqual([]);
  });
});
