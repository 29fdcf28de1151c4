/**
 * What each piece of work takes. Its units are those that `test/budgets` counts for its row of the table "Use cases" in
 * docs/access-patterns.md, with write units by the size of the tickets that really come: 1 to 3 KB with the event that
 * rides on them. A test holds these figures to what is counted.
 */
export interface Work {
  /** The row of the table; none for what the table does not count by itself. */
  readonly row?: string;
  /** What the letters of the row stand for. */
  readonly of?: Readonly<Record<string, number>>;
  /** Billed milliseconds of the function when it is warm. */
  readonly ms: number;
  readonly readUnits?: number;
  readonly writeUnits?: number;
  readonly mails?: number;
  readonly filesWritten?: number;
  readonly filesRead?: number;
  /** Types of the events that ride on its writes. */
  readonly events?: readonly string[];
  /** Changes of records in its writes, each of which the audit records. */
  readonly audited?: number;
}

/** The steps behind the API by the last words of the function's name: one message each, although they often come in batches. */
export const steps: Readonly<Record<string, Work & { readonly row: string }>> = {
  // By itself, which is the dearest: many changes at once share links.
  'access-record-changes': {
    row: 'record n changes by people in c chains',
    of: { n: 1, c: 1 },
    ms: 40,
    readUnits: 1,
    writeUnits: 9,
  },
  'access-keep-audit': { row: 'record what was refused or exported', ms: 40, readUnits: 1, writeUnits: 7 },
  'access-store-heads': { row: 'store the heads of the audit', ms: 100, readUnits: 16, filesWritten: 1 },
  // The dearest of what the views hear.
  'customers-keep-views': { row: 'keep the views of a new account', ms: 60, readUnits: 10, writeUnits: 19 },
  'customers-find-sender': {
    row: 'find the account of a sender who is known',
    ms: 30,
    readUnits: 4,
    writeUnits: 1,
    events: ['ticket.linked.v1'],
  },
  'customers-run-jobs': { row: 'read the beginning of a file', ms: 200, readUnits: 3, writeUnits: 2, filesRead: 1 },
  'customers-evaluate-stages': { row: 'begin the look at all accounts', ms: 40, readUnits: 1, writeUnits: 2 },
  'platform-erase-letters': {
    row: 'look through the dead letters for an erasure, none being left',
    ms: 60,
    readUnits: 0.5,
    writeUnits: 1,
  },
  'platform-relay-events': { row: 'relay events', ms: 30 },
  'platform-sweep-due': { row: 'sweep what is due, next to nothing being due', ms: 60, readUnits: 2 },
  'platform-deadLetters': { row: 'file a dead letter', ms: 40, readUnits: 1, writeUnits: 2 },
  'service-route-ticket': {
    row: 'route a ticket',
    ms: 40,
    readUnits: 3,
    writeUnits: 5,
    events: ['ticket.routed.v1'],
    audited: 1,
  },
  // The dearest of its mails.
  'service-mail-customer': { row: 'mail a customer an answer', ms: 120, readUnits: 2, writeUnits: 2, mails: 1 },
  'service-notify-department': {
    row: 'notify a department or its manager',
    ms: 120,
    readUnits: 2,
    writeUnits: 2,
    mails: 1,
  },
  'service-record-history': { row: 'record a history entry, or whose ticket it is', ms: 20, writeUnits: 1 },
  'service-escalate-ticket': {
    row: 'escalate a ticket',
    ms: 40,
    readUnits: 1,
    writeUnits: 6,
    events: ['ticket.escalated.v1'],
    audited: 1,
  },
  // The dearest of a ticket's changes: when it is routed it moves from four counters.
  'analytics-record-facts': {
    row: 'count t changes of tickets in c counters',
    of: { t: 1 },
    ms: 60,
    readUnits: 2,
    writeUnits: 10,
  },
  'analytics-run-schedule': {
    row: 'take a slot of a schedule',
    ms: 60,
    readUnits: 3,
    writeUnits: 7,
    events: ['report.requested.v1'],
  },
  'analytics-produce-report': {
    row: 'make a report over m months',
    of: { m: 1 },
    ms: 2000,
    readUnits: 23,
    writeUnits: 6,
    filesWritten: 2,
    events: ['report.produced.v1'],
  },
  'analytics-deliver-report': {
    row: 'mail a report to r recipients',
    of: { r: 1 },
    ms: 300,
    readUnits: 1,
    writeUnits: 2,
    filesRead: 2,
    mails: 1,
  },
};

export interface UseCase extends Work {
  /** The function that answers, or the sweeper for what nobody asked for. */
  readonly by: string;
  /** Kilobytes of the answer. */
  readonly answerKb?: number;
}

/** What people do. All that follows from the events is added by following them. */
export const useCases = {
  'submit a ticket': {
    row: 'submit a ticket',
    by: 'service-http',
    ms: 20,
    writeUnits: 2,
    answerKb: 1.5,
    events: ['ticket.submitted.v1', 'ticket.sender-given.v1'],
    audited: 1,
  },
  'read a ticket': { row: 'read a ticket', by: 'service-http', ms: 10, readUnits: 1, answerKb: 1.5 },
  'list what is open': {
    row: 'open tickets of a department, a page',
    by: 'service-http',
    ms: 20,
    readUnits: 10,
    answerKb: 17,
  },
  'assign a ticket': {
    row: 'assign a ticket',
    by: 'service-http',
    ms: 20,
    readUnits: 1,
    writeUnits: 6,
    answerKb: 1.5,
    events: ['ticket.assigned.v1'],
    audited: 1,
  },
  'answer a customer': {
    row: 'reply to a ticket, the first time',
    by: 'service-http',
    ms: 20,
    readUnits: 1,
    writeUnits: 12,
    answerKb: 1.5,
    events: ['ticket.replied.v1'],
    audited: 1,
  },
  'resolve a ticket': {
    row: 'resolve a ticket',
    by: 'service-http',
    ms: 20,
    readUnits: 1,
    writeUnits: 10,
    answerKb: 1.5,
    events: ['ticket.resolved.v1'],
    audited: 1,
  },
  'look for a customer': {
    row: 'search: a word that few have',
    by: 'customers-http',
    ms: 30,
    readUnits: 2,
    answerKb: 2,
  },
  'see all of a customer': {
    row: 'everything about a customer, 41 items',
    by: 'customers-http',
    ms: 25,
    readUnits: 1.5,
    answerKb: 10,
  },
  'list customers': { row: 'accounts, a page', by: 'customers-http', ms: 30, readUnits: 10, answerKb: 20 },
  'enter a customer': {
    row: 'enter an account with an address, a phone and a place',
    by: 'customers-http',
    ms: 40,
    readUnits: 4,
    writeUnits: 10,
    answerKb: 1,
    events: ['account.created.v1'],
    audited: 1,
  },
  'change a customer': {
    row: 'change an account',
    by: 'customers-http',
    ms: 30,
    readUnits: 1,
    writeUnits: 2,
    answerKb: 1,
    events: ['account.updated.v1'],
    audited: 1,
  },
  'escalate a late ticket': { by: 'platform-sweep-due', ms: 0, readUnits: 0.5, events: ['ticket.due.v1'] },
  'make a report': {
    row: 'ask for a report',
    by: 'analytics-http',
    ms: 20,
    writeUnits: 2,
    answerKb: 1,
    events: ['report.requested.v1'],
  },
} as const satisfies Readonly<Record<string, UseCase>>;

export type UseCaseName = keyof typeof useCases;

/** The bytes of the one line that a request, or a step, writes to the log; as billed, with what CloudWatch adds. */
export const LOG_LINE_BYTES = 300;

/** The rights of a caller are kept for half a minute: now and then a request reads them first. */
export const RIGHTS_READ_UNITS = 0.2;

/**
 * A month of 25 people who make a million requests of it: 2,000 tickets from the cradle to the grave, as many new customers, and
 * much looking.
 */
export const month = {
  people: 25,
  requests: 1_000_000,
  done: {
    'submit a ticket': 2000,
    'assign a ticket': 2000,
    'answer a customer': 2000,
    'resolve a ticket': 2000,
    'escalate a late ticket': 200,
    'make a report': 60,
    'list what is open': 200_000,
    'look for a customer': 100_000,
    'see all of a customer': 200_000,
    'list customers': 50_000,
    'enter a customer': 2000,
    'change a customer': 6000,
  } satisfies Partial<Record<UseCaseName, number>>,
  /** All other requests. */
  rest: 'read a ticket' satisfies UseCaseName,
} as const;
