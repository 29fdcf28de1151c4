import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  reopenTicket,
  replyTicket,
  rerouteTicket,
  resolveTicket,
} from '../../../functions/service/commands/act-on-ticket.ts';
import { escalateTicket } from '../../../functions/service/commands/escalate-ticket.ts';
import { mailCustomer } from '../../../functions/service/commands/mail-customer.ts';
import { notifyDepartment } from '../../../functions/service/commands/notify-department.ts';
import { withMail, type MailDeps } from '../../../functions/service/deps.ts';
import type { Letter } from '../../../shared/mail/post-office.ts';
import { cause, codeOf, people, requestBy, startCompany, valueOf, type Company } from '../../support/company.ts';

let company: Company;
let deps: MailDeps;
let sent: (Letter & { mailId: string })[] = [];
beforeAll(async () => {
  company = await startCompany();
  deps = withMail(company.table, company.clock, () => async (mailId, letter) => {
    sent.push({ ...letter, mailId });
    return `carrier-${sent.length}`;
  });
});
afterAll(async () => {
  await company.stop();
});
beforeEach(() => {
  sent = [];
});

/** The event that rides on the ticket: what the relay would publish. */
const latestEvent = async (id: string) => {
  const event = (await deps.tickets.get(id))?.riders[0];
  if (!event) throw new Error('nothing rides on the ticket');
  return event;
};
const act = <Body>(id: string, ifMatch: number, body: Body) => ({
  ...requestBy(people.agent),
  params: { id },
  query: undefined,
  ifMatch,
  body,
});

describe('mail to the customer', () => {
  it('acknowledges a ticket once despite redelivery, to the address that was given', async () => {
    const { id, number } = await company.submitted();
    const event = await latestEvent(id);
    expect(codeOf(await mailCustomer(deps)(event, { kind: 'acknowledge' }))).toBe('ok');
    expect(codeOf(await mailCustomer(deps)(event, { kind: 'acknowledge' }))).toBe('already-sent');
    expect(sent).toMatchObject([
      { mailId: `${id}:1:0`, to: 'ada@customer.example', subject: `[${number}] Wrong invoice`, thread: `ticket-${id}` },
    ]);
  });

  it.each([
    ['Where is my parcel?', 'thank you for your message'],
    ['我的包裹还没到，请处理', '感谢您的来信'],
    ['我的包裹還沒到，請處理', '感謝您的來信'],
  ])('is in the language of the message: %s', async (text, words) => {
    const { id } = await company.submitted({ subject: text, text });
    await mailCustomer(deps)(await latestEvent(id), { kind: 'acknowledge' });
    expect(sent[0]?.text).toContain(words);
  });

  it('brings the answer, in the same thread', async () => {
    const { id } = await company.routed();
    valueOf(await replyTicket(deps)(act(id, 2, { text: 'We have corrected it.' })));
    const [message] = (await company.everything()).filter(
      ({ pk, sk }) => pk === `service#ticket#${id}` && String(sk).startsWith('message#'),
    );
    const event = await latestEvent(id);
    const reason = { kind: 'answer', messageId: String(message?.['id']) } as const;
    expect(codeOf(await mailCustomer(deps)(event, reason))).toBe('ok');
    expect(sent).toMatchObject([{ mailId: `${id}:3:0`, thread: `ticket-${id}` }]);
    expect(sent[0]?.text).toContain('We have corrected it.');
  });

  it('tells the solution that stands, once: not one that was taken back before its mail went out', async () => {
    const { id } = await company.routed();
    const solved = async (version: number, solution: string) => {
      const { resolvedAt } = valueOf(await resolveTicket(deps)(act(id, version, { solution })));
      return { event: await latestEvent(id), reason: { kind: 'solve', resolvedAt } } as const;
    };
    const first = await solved(2, 'A new invoice is on its way.');
    valueOf(await reopenTicket(deps)(act(id, 3, { reason: 'Wrong again.' })));
    expect(codeOf(await mailCustomer(deps)(first.event, first.reason))).toBe('outdated');
    company.clock.advance(1_000);
    const second = await solved(4, 'The money is on its way.');
    expect(codeOf(await mailCustomer(deps)(first.event, first.reason))).toBe('outdated');
    expect(codeOf(await mailCustomer(deps)(second.event, second.reason))).toBe('ok');
    expect(sent.map(({ text }) => text.includes('The money is on its way.'))).toEqual([true]);
  });

  it('goes to nobody who left a phone number only', async () => {
    const { id } = await company.submitted({ customer: { phone: '+48 42 123 45 67' } });
    expect(codeOf(await mailCustomer(deps)(await latestEvent(id), { kind: 'acknowledge' }))).toBe('no-address');
    expect(sent).toEqual([]);
  });

  it('is tried again when the ticket or the message is not stored', async () => {
    const { id } = await company.submitted();
    const event = await latestEvent(id);
    await expect(mailCustomer(deps)({ ...event, subject: '0000000000' }, { kind: 'acknowledge' })).rejects.toThrow(
      'is not stored',
    );
    await expect(mailCustomer(deps)(event, { kind: 'answer', messageId: 'none' })).rejects.toThrow('is not stored');
    expect(sent).toEqual([]);
  });

  it('leaves a record without a word of it', async () => {
    const { id } = await company.submitted();
    await mailCustomer(deps)(await latestEvent(id), { kind: 'acknowledge' });
    const record = await company.stored({ pk: `service#mail#${id}:1:0`, sk: 'mail' });
    expect(record).toMatchObject({ status: 'sent', carrierId: 'carrier-1' });
    expect(JSON.stringify(record)).not.toMatch(/ada@|invoice/);
  });
});

describe('mail to the department', () => {
  it('tells the department once that a ticket is theirs', async () => {
    const { id } = await company.routed();
    const event = await latestEvent(id);
    const reason = { kind: 'routed', why: 'No rule matched.', due: { firstResponse: 'a', resolution: 'b' } } as const;
    expect(codeOf(await notifyDepartment(deps)(event, 'billing', reason))).toBe('ok');
    expect(codeOf(await notifyDepartment(deps)(event, 'billing', reason))).toBe('already-sent');
    expect(sent).toMatchObject([{ to: 'billing@rapport.example', thread: `department-${id}` }]);
  });

  it('tells the department that a ticket was given to', async () => {
    const { id } = await company.routed();
    const body = { departmentId: 'technical', reason: 'Not about money.' };
    valueOf(await rerouteTicket(deps)(act(id, 2, body)));
    const reason = { kind: 'routed', why: body.reason, due: { firstResponse: 'a', resolution: 'b' } } as const;
    valueOf(await notifyDepartment(deps)(await latestEvent(id), 'technical', reason));
    expect(sent[0]).toMatchObject({ to: 'technical@rapport.example' });
    expect(sent[0]?.text).toContain('Not about money.');
  });

  it('tells the manager of a ticket that is late', async () => {
    const { id } = await company.routed();
    company.clock.advance(4 * 3_600_000);
    valueOf(await escalateTicket(deps)(id, cause));
    const reason = { kind: 'escalated', level: 1, late: 'first-response' } as const;
    valueOf(await notifyDepartment(deps)(await latestEvent(id), 'billing', reason));
    expect(sent).toMatchObject([{ to: 'manager@rapport.example', mailId: `${id}:3:0` }]);
  });

  it('is settled when the department is gone', async () => {
    const { id } = await company.routed();
    const reason = { kind: 'escalated', level: 1, late: 'resolution' } as const;
    expect(codeOf(await notifyDepartment(deps)(await latestEvent(id), 'gone', reason))).toBe('no-department');
    expect(sent).toEqual([]);
  });
});
