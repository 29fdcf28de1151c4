import { customerFaults } from './planted-faults-customers.ts';
import { stageFaults } from './planted-faults-stages.ts';

/** A mistake in the product: one place in a file that becomes something else. */
export interface PlantedFault {
  readonly file: string;
  readonly replace: string;
  readonly by: string;
}

const table = 'shared/dynamo/document-table.ts';
const expressions = 'shared/dynamo/expressions.ts';
const publish = 'shared/lambda/publish.ts';
const queue = 'shared/lambda/queue.ts';
const postOffice = 'shared/mail/post-office.ts';
const relay = 'functions/platform/commands/relay-events.ts';
const tickets = 'functions/service/persistence/tickets.ts';
const acting = 'functions/service/commands/act-on-ticket.ts';
const facts = 'functions/analytics/persistence/fact-store.ts';
const fact = 'functions/analytics/domain/fact.ts';
const schedules = 'functions/analytics/persistence/schedule-store.ts';

/**
 * Mistakes that a person could make, each in the product's own code. The gate gates when the simulation finds every one of
 * them; one whose place is no longer there fails, and is planted anew.
 */
export const plantedFaults: Readonly<Record<string, PlantedFault>> = {
  'a new record overwrites what is there': {
    file: expressions,
    replace: `return { ConditionExpression: 'attribute_not_exists(pk)' };`,
    by: 'return {};',
  },
  'a ticket is stored whatever its version': {
    file: tickets,
    replace: 'when: { version: before.version },',
    by: `when: { expression: 'attribute_not_exists(nothing)' },`,
  },
  'the events of an earlier write ride again': {
    file: expressions,
    replace: 'return events.length === 0 ? {} : { events: JSON.stringify(events) };',
    by: 'return events.length === 0 ? (riding.stale ?? {}) : (riding.stale = { events: JSON.stringify(events) });',
  },
  'a query ends with its first page': {
    file: table,
    replace: 'while (start && items.length < page.limit);',
    by: 'while (false);',
  },
  'what the topic does not name is taken for published': {
    file: publish,
    replace: 'if (!taken.has(String(index)))',
    by: 'if (Failed.some(({ Id }) => Id === String(index)))',
  },
  'the relay forgets what the topic did not take': {
    file: relay,
    replace: `else again.add(id.split(' ')[0] ?? '');`,
    by: '',
  },
  'the relay goes on after the last failure, not the first': {
    file: relay,
    replace: 'return changes.find(',
    by: 'return changes.findLast(',
  },
  'a refusal that a retry would cure is swallowed': {
    file: queue,
    replace: 'if (!result.ok && !step.settled.includes(result.error.code)) throw new NotSettled(result.error.code);',
    by: '',
  },
  'a message is acknowledged before the work is done': {
    file: queue,
    replace: 'const result = await handle(event, causeOf(event, step.name));',
    by: 'handle(event, causeOf(event, step.name)).catch(() => undefined);\n          const result = { ok: true } as const;',
  },
  'a failed batch is acknowledged': {
    file: queue,
    replace: `return read.map((one) => (one.status === 'rejected' ? one : whole));`,
    by: 'return read;',
  },
  'what is no event of ours is thrown away': {
    file: queue,
    replace: 'const event = eventIn(definitions, body);\n          const result',
    by: 'let event;\n          try { event = eventIn(definitions, body); } catch { return; }\n          const result',
  },
  'a mail is not marked as sent': {
    file: postOffice,
    replace: `await table.write({ kind: 'put', item: sent, when: { version } });`,
    by: '',
  },
  'a mail that was begun is taken for sent': {
    file: postOffice,
    replace: `if (record.status === 'sent') return`,
    by: 'if (record.status) return',
  },
  'a mail is sent although another run is sending it': {
    file: postOffice,
    replace: `if (millisecondsOf(record.heldUntil) > millisecondsOf(start)) return posted('in-other-hands');`,
    by: '',
  },
  'each try of a mail has a name of its own': {
    file: postOffice,
    replace: 'await carrier()(mailId, letter)',
    by: 'await carrier()(`${mailId}:${version}`, letter)',
  },
  'a mail in other hands is taken for done': {
    file: 'functions/service/entry/notify-department.queue.ts',
    replace: `settled: ['no-department', 'already-sent']`,
    by: `settled: ['no-department', 'already-sent', 'in-other-hands']`,
  },
  'a report is mailed once, not once to each recipient': {
    file: 'functions/analytics/commands/deliver-report.ts',
    replace: 'mails.post(`${eventId}:${digestOf(to.toLowerCase())}`,',
    by: 'mails.post(eventId,',
  },
  'a repeated submission makes another ticket': {
    file: 'functions/service/commands/submit-ticket.ts',
    replace: 'const id = from ? shortIdFrom(draw, ...from) : shortId();',
    by: 'const id = shortId();',
  },
  'a repeated action is not recognized': {
    file: acting,
    replace: 'const earlier = async () => mark && (await requests.get(id, mark.key));',
    by: 'const earlier = async () => undefined as { body: string; answer: string; departmentId: string } | undefined;',
  },
  'an answer to the customer is announced but not stored': {
    file: acting,
    replace: 'decision.value, cause, ...besides(asked, deps), ...remember',
    by: 'decision.value, cause, ...remember',
  },
  'whoever lost a race is told that they won': {
    file: acting,
    replace: `: unlessRepeated(refuse('stale-version', 'The ticket changed meanwhile: read it again.'));`,
    by: ': ok(view);',
  },
  'a ticket escalates before it is late': {
    file: 'functions/service/domain/ticket.ts',
    replace: 'ticket.lateAt > now)',
    by: 'false)',
  },
  'a resolved ticket stays in the list': {
    file: tickets,
    replace: `if (ticket.status === 'received' || ticket.status === 'resolved') return {};`,
    by: `if (ticket.status === 'received') return {};`,
  },
  'a ticket that was answered is not due any more': {
    file: tickets,
    replace: '...(ticket.lateAt !== undefined &&',
    by: '...(ticket.lateAt !== undefined && ticket.firstRespondedAt === undefined &&',
  },
  'each answer counts as the first': {
    file: 'functions/service/domain/ticket.ts',
    replace:
      'const answered = { ...ticket, ...touched(ticket, now), firstRespondedAt: ticket.firstRespondedAt ?? now };',
    by: 'const answered = { ...ticket, ...touched(ticket, now), firstRespondedAt: now };',
  },
  'the sweeper forgets a shard': {
    file: 'functions/platform/commands/sweep-due.ts',
    replace: 'dueItems.shards.map(',
    by: 'dueItems.shards.slice(1).map(',
  },
  'an event is counted whatever its version': {
    file: fact,
    replace: 'sighting.ticketVersion > (before?.ticketVersion ?? 0) ? sighting',
    by: 'sighting.ticketVersion !== before?.ticketVersion ? sighting',
  },
  'a version is skipped': {
    file: fact,
    replace: 'sighting.ticketVersion > (before?.ticketVersion ?? 0) ? sighting',
    by: 'sighting.ticketVersion > (before?.ticketVersion ?? 0) + 1 || !before ? sighting',
  },
  'facts and counters are written one after the other': {
    file: facts,
    replace: 'const written = await table.write(...writes);',
    by: 'let written = await table.write(...writes.slice(0, 1));\n      for (const one of writes.slice(1)) if (written.ok) written = await table.write(one);',
  },
  'facts that others changed are not tried again': {
    file: facts,
    replace: 'if (!written.ok) refused.push(',
    by: 'if (false) refused.push(',
  },
  'the counts are ready before the facts have moved': {
    file: 'functions/analytics/commands/keep-calendar.ts',
    replace: '(await movedAll(deps, calendar.generation)) && readyAfter(calendar, began)',
    by: 'readyAfter(calendar, began)',
  },
  'a slot passes before its report is asked for': {
    file: schedules,
    replace: 'const written = await table.write(putOf(schedule, before, cause), runPut(run, undefined, events));',
    by: 'await table.write(putOf(schedule, before, cause));\n    const written = await table.write(runPut(run, undefined, events));',
  },
  'a report that is done is produced again': {
    file: 'functions/analytics/commands/produce-report.ts',
    replace: `if (run.status === 'done' || run.status === 'failed')`,
    by: `if (run.status === 'failed')`,
  },
  'a report in other hands is taken for done': {
    file: 'functions/analytics/entry/produce-report.queue.ts',
    replace: `settled: ['produced', 'counting-anew']`,
    by: `settled: ['produced', 'counting-anew', 'in-other-hands']`,
  },
  'the log says what was sent': {
    file: queue,
    replace: 'event: event.id,',
    by: 'event: event.id, data: event.data,',
  },
  'a line of the log is too long': {
    file: queue,
    replace: 'event: event.id,',
    by: `event: event.id, what: 'x'.repeat(300),`,
  },
  'a step that is done says nothing': {
    file: queue,
    replace: `log.info('step', {
            step`,
    by: `if (result.ok) log.info('step', {
            step`,
  },
  'a dead letter is filed without a word': {
    file: 'functions/platform/entry/file-dead-letters.queue.ts',
    replace: `log.info('dead-letter', { messageId, queue });`,
    by: '',
  },
  'a dead letter does not say where it comes from': {
    file: 'functions/platform/entry/file-dead-letters.queue.ts',
    replace: 'const queue = queueName(attributes.DeadLetterQueueSourceArn);',
    by: 'const queue = undefined;',
  },
  'who has left can sign in': {
    file: 'functions/access/commands/patch-person.ts',
    replace: 'if (body.active !== undefined) await users.setActive(id, body.active);',
    by: '',
  },
  'the list of administrators is kept for new ones only': {
    file: 'functions/access/commands/put-person.ts',
    replace: 'if (!changesAdministrators(before, next)) return',
    by: 'if (before || !changesAdministrators(before, next)) return',
  },
  ...customerFaults,
  ...stageFaults,
};
