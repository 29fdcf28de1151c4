/**
 * What each piece of work takes, in counted units: the integration tests hold the code to the reads and writes (for items
 * up to 1 KB), here they are those of the tickets that really come, 1 to 2 KB with the event that rides on them.
 */
export interface Work {
  /** Billed milliseconds of the function when it is warm. */
  readonly ms: number;
  readonly readUnits?: number;
  readonly writeUnits?: number;
  readonly mails?: number;
  readonly filesWritten?: number;
  readonly filesRead?: number;
  /** Types of the events that ride on its writes. */
  readonly events?: readonly string[];
}

/** The steps behind the API by the last words of the function's name: one message each, although they often come in batches. */
export const steps: Readonly<Record<string, Work>> = {
  'access-record-changes': { ms: 40, readUnits: 1, writeUnits: 7 },
  'access-keep-audit': { ms: 40, readUnits: 1, writeUnits: 7 },
  'access-store-heads': { ms: 100, readUnits: 16, filesWritten: 1 },
  'platform-relay-events': { ms: 30 },
  'platform-sweep-due': { ms: 60, readUnits: 2 },
  'platform-deadLetters': { ms: 40, readUnits: 1, writeUnits: 2 },
  'service-route-ticket': { ms: 40, readUnits: 3, writeUnits: 5, events: ['ticket.routed.v1'] },
  'service-mail-customer': { ms: 120, readUnits: 1, writeUnits: 2, mails: 1 },
  'service-notify-department': { ms: 120, readUnits: 2, writeUnits: 2, mails: 1 },
  'service-record-history': { ms: 20, writeUnits: 1 },
  'service-escalate-ticket': { ms: 40, readUnits: 1, writeUnits: 5, events: ['ticket.escalated.v1'] },
  'analytics-record-facts': { ms: 60, readUnits: 3, writeUnits: 11 },
  'analytics-keep-calendar': { ms: 60, readUnits: 2, writeUnits: 2 },
  'analytics-run-schedule': { ms: 60, readUnits: 1, writeUnits: 8, events: ['report.requested.v1'] },
  'analytics-produce-report': {
    ms: 2000,
    readUnits: 16,
    writeUnits: 3,
    filesWritten: 2,
    events: ['report.produced.v1'],
  },
  'analytics-deliver-report': { ms: 300, readUnits: 1, writeUnits: 2, filesRead: 2, mails: 1 },
};

export interface UseCase extends Work {
  /** The function that answers, or the sweeper for what nobody asked for. */
  readonly by: string;
  /** Kilobytes of the answer. */
  readonly answerKb?: number;
}

/** What people do. All that follows from the events is added by following them. */
export const useCases = {
  'submit a ticket': { by: 'service-http', ms: 20, writeUnits: 2, answerKb: 1.5, events: ['ticket.submitted.v1'] },
  'read a ticket': { by: 'service-http', ms: 10, readUnits: 1, answerKb: 1.5 },
  'list what is open': { by: 'service-http', ms: 20, readUnits: 2, answerKb: 12 },
  'assign a ticket': {
    by: 'service-http',
    ms: 20,
    readUnits: 1,
    writeUnits: 5,
    answerKb: 1.5,
    events: ['ticket.assigned.v1'],
  },
  'answer a customer': {
    by: 'service-http',
    ms: 20,
    readUnits: 1,
    writeUnits: 11,
    answerKb: 1.5,
    events: ['ticket.replied.v1'],
  },
  'resolve a ticket': {
    by: 'service-http',
    ms: 20,
    readUnits: 1,
    writeUnits: 5,
    answerKb: 1.5,
    events: ['ticket.resolved.v1'],
  },
  'escalate a late ticket': { by: 'platform-sweep-due', ms: 0, readUnits: 0.5, events: ['ticket.due.v1'] },
  'make a report': {
    by: 'analytics-http',
    ms: 20,
    readUnits: 0.5,
    writeUnits: 3,
    answerKb: 1,
    events: ['report.requested.v1'],
  },
} as const satisfies Readonly<Record<string, UseCase>>;

export type UseCaseName = keyof typeof useCases;

/** The bytes of the one line that a request, or a step, writes to the log; as billed, with what CloudWatch adds. */
export const LOG_LINE_BYTES = 300;

/** The rights of a caller are kept for half a minute: now and then a request reads them first. */
export const RIGHTS_READ_UNITS = 0.2;

/** A month of 25 people who make a million requests of it: 2,000 tickets from the cradle to the grave, and much looking. */
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
    'list what is open': 300_000,
  } satisfies Partial<Record<UseCaseName, number>>,
  /** All other requests. */
  rest: 'read a ticket' satisfies UseCaseName,
} as const;
