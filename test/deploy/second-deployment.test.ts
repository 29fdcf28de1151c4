import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { call, eventually, mailsTo, routedTicket, target } from '../journeys/target.ts';
import { deploySecond, OPERATOR } from './cdk.ts';
import { ACCOUNT, PREFIX, REGION } from './environment.ts';
import { allSettled, hideBriefly, lose } from './messages.ts';
import {
  about,
  act,
  counted,
  deadLetters,
  department,
  openDepartment,
  submitUntil,
  ticketIn,
  type DeadLetter,
  type Taken,
  type Ticket,
} from './moving.ts';

/** An event that the topic could not deliver. */
const lostEvent = ({ id, createdAt }: Ticket) => ({
  specversion: '1.0',
  id: `${id}:1:due`,
  source: '/platform/timers',
  type: 'ticket.due.v1',
  subject: id,
  time: createdAt,
  datacontenttype: 'application/json',
  actor: 'system:sweep-due',
  correlationid: 'lost',
  version: 1,
  data: {},
});

describe('a second release, deployed over living data', () => {
  let open: Ticket;
  let solved: Ticket;
  let meanwhile: readonly Taken[];
  let late: Ticket;
  let letters: readonly DeadLetter[];

  it('is deployed while tickets come in', async () => {
    target();
    await hideBriefly();
    await openDepartment();
    [open, solved] = [ticketIn(await routedTicket(about('Open'))), ticketIn(await routedTicket(about('Solved')))];
    expect((await act(solved, 'resolve', { solution: 'Before the move.' })).status).toBe(200);
    const { length } = await deadLetters();
    await lose(lostEvent(open));
    letters = await eventually('the dead letter', async () => {
      const found = await deadLetters();
      return found.length > length && found;
    });
    await allSettled();
    expect(await counted()).toEqual({ received: 2, resolved: 1 });

    const deployed = deploySecond(process.env, process.env['RAPPORT_FOLDER'] ?? '');
    // And some more, to the new functions.
    const over = deployed.then(() => pause(3000));
    [meanwhile] = await Promise.all([submitUntil(over), deployed]);
    console.log(`${meanwhile.length} tickets were submitted meanwhile.`);
    late = ticketIn(await routedTicket(about('Late')));
    await allSettled();
  });

  it('answers with its own code, and at a route of its own that hears of new tickets by a queue', async () => {
    const { headers } = await call('admin', 'GET', `/v1/tickets/${open.id}`);
    expect(headers.get('x-release')).toBe('second');
    const watched = await call('admin', 'GET', `/v1/watched-tickets/${late.id}`);
    expect(watched).toMatchObject({ status: 200, body: { submittedAt: late.createdAt } });
    expect((await call('admin', 'GET', `/v1/watched-tickets/${open.id}`)).status).toBe(404);
  });

  it('mails its alarms to the operator that it names', async () => {
    const TopicArn = `arn:aws:sns:${REGION}:${ACCOUNT}:${PREFIX}-alarms`;
    const { Subscriptions } = await new SNSClient({}).send(new ListSubscriptionsByTopicCommand({ TopicArn }));
    expect(Subscriptions?.map(({ Endpoint }) => Endpoint)).toEqual([OPERATOR]);
  });

  it('loses no ticket that came meanwhile: each is routed and acknowledged', async () => {
    // Fewer would not have met it.
    expect(meanwhile.length).toBeGreaterThan(20);
    for (const { id, number, email } of meanwhile) {
      const { body } = await call('admin', 'GET', `/v1/tickets/${id}`);
      expect(body).toMatchObject({ number, status: 'queued', departmentId: department });
      expect(await mailsTo(email, number)).toBeTruthy();
    }
  });

  it('reads, answers and solves a ticket of before', async () => {
    const read = await call('admin', 'GET', `/v1/tickets/${open.id}`);
    expect(ticketIn(read.body)).toMatchObject({ ...open });
    const replied = await act(open, 'reply', { text: 'We have moved.' });
    expect(replied.status).toBe(200);
    const resolved = await act(ticketIn(replied.body), 'resolve', { solution: 'After the move.' });
    expect(resolved).toMatchObject({ status: 200, body: { status: 'resolved' } });
    await eventually('acknowledgement, answer and solution', async () => {
      const mails = await mailsTo(open.customer.email, open.number);
      return mails && mails.length === 3;
    });
    expect((await call('admin', 'GET', `/v1/tickets/${solved.id}`)).body).toMatchObject({ status: 'resolved' });
  });

  it('goes on with the counters of before, each ticket once', async () => {
    await allSettled();
    expect(await counted()).toEqual({ received: 3 + meanwhile.length, resolved: 2 });
  });

  it('keeps the dead letters of before, to be replayed, and has no other', async () => {
    expect(await deadLetters()).toEqual(letters);
    const ours = letters.find(({ eventId }) => eventId === lostEvent(open).id);
    const replayed = await call('admin', 'POST', `/v1/dead-letters/${ours?.id}/replay`);
    expect(replayed).toMatchObject({ status: 200, body: { status: 'replayed' } });
    await allSettled();
    expect(await deadLetters()).toEqual(letters.filter((letter) => letter !== ours));
  });
});
