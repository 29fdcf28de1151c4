import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import * as z from 'zod';
import { machineToken, personToken } from '../../scripts/tokens.ts';

/** A running Rapport that the journeys are made in: the local host, or one that was deployed. */
export interface Target {
  readonly baseUrl: string;
  /** Answers the mails that were sent, as JSON: `store` of the local mailbox, or the emulator's list. */
  readonly mailsUrl: string;
  readonly outputs: Record<string, string>;
  /** What an AWS SDK needs to meet the deployment. */
  readonly env: Record<string, string>;
  readonly password: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    target: Target;
  }
}

export const target = () => {
  const found = inject('target');
  Object.assign(process.env, found.env);
  return found;
};

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // What came over the wire; each expectation says what it should be.
  readonly body: Json;
}

/** JSON to be looked into by an expectation: a missing step on the way is `undefined`, not an error. */
export type Json = { readonly [name: string]: Json } & { readonly [index: number]: Json } & (
    string | number | boolean | null
  );

const json = (text: string) => {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return text as Json;
  }
};

const tokens = new Map<string, Promise<string>>();

/** An access token of a seeded person, or of `machine:<name>`. */
const tokenOf = (who: string) => {
  const at = target();
  const known =
    tokens.get(who) ??
    (who.startsWith('machine:')
      ? machineToken(at, who.slice('machine:'.length))
      : personToken(at, `${who}@rapport.example`, at.password));
  tokens.set(who, known);
  return known;
};

/**
 * Calls the API. `who` is `admin`, `manager`, `agent`, `machine:<name>`, or `nobody` for no token.
 * A body that is a string is sent as it is.
 */
export const call = async (
  who: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Answer> => {
  const response = await fetch(`${target().baseUrl}${path}`, {
    method,
    headers: {
      ...(who === 'nobody' ? {} : { authorization: `Bearer ${await tokenOf(who)}` }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  return { status: response.status, headers: response.headers, body: json(await response.text()) };
};

/** Asks again until the answer is there; says what it was last when it never comes. */
export const eventually = async <Value>(
  what: string,
  ask: () => Promise<Value | undefined | false | null>,
  seconds = 30,
): Promise<Value> => {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const value = await ask();
    if (value !== undefined && value !== false && value !== null) return value;
    if (Date.now() > end) throw new Error(`${what} did not come within ${seconds} s`);
    await pause(250);
  }
};

export interface Mail {
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly attachments: readonly string[];
}

const localMail = z
  .looseObject({
    destination: z.looseObject({ to: z.array(z.string()) }),
    subject: z.string(),
    body: z.looseObject({ text: z.string().optional(), html: z.string().optional() }),
    headers: z.array(z.object({ name: z.string(), value: z.string() })).optional(),
    attachments: z.array(z.looseObject({ filename: z.string().optional() })).optional(),
  })
  .transform((mail): Mail => ({
    to: mail.destination.to,
    subject: mail.subject,
    text: mail.body.text ?? '',
    html: mail.body.html ?? '',
    headers: Object.fromEntries((mail.headers ?? []).map(({ name, value }) => [name, value])),
    attachments: (mail.attachments ?? []).map(({ filename }) => filename ?? ''),
  }));

const localStore = z.looseObject({ emails: z.array(localMail) }).transform(({ emails }) => emails);

/** The deployed emulator tells the same in other words, and keeps neither headers nor attachments. */
const deployedMail = z
  .looseObject({ To: z.array(z.string()), Subject: z.string(), BodyText: z.string(), BodyHtml: z.string().nullable() })
  .transform(({ To, Subject, BodyText, BodyHtml }): Mail => ({
    to: To,
    subject: Subject,
    text: BodyText,
    html: BodyHtml ?? '',
    headers: {},
    attachments: [],
  }));

const deployedStore = z
  .looseObject({ messages: z.record(z.string(), z.array(deployedMail)) })
  .transform(({ messages }) => Object.values(messages).flat());

/** All mails that were sent so far. */
const mails = async (): Promise<Mail[]> => {
  const response = await fetch(target().mailsUrl);
  return z.union([localStore, deployedStore]).parse(await response.json());
};

/** The mails to somebody whose subject has these words, when there is at least one. */
export const mailsTo = async (address: string, words: string) => {
  const found = (await mails()).filter(({ to, subject }) => to.includes(address) && subject.includes(words));
  return found.length > 0 && found;
};

/** What nobody else uses in this run. */
export const unique = (word: string) => `${word}-${Math.random().toString(36).slice(2, 8)}`;

/** A submission of a customer who is nobody else. */
export const complaint = (words: Record<string, unknown> = {}) => ({
  type: 'complaint',
  channel: 'web',
  subject: 'Invoice is wrong',
  text: 'I was charged twice for my invoice.',
  customer: { name: 'Mia Li', email: `${unique('mia')}@example.com` },
  ...words,
});

/** Submits as staff and waits until a department has it. */
export const routedTicket = async (submission: object, who = 'admin') => {
  const { status, body } = await call(who, 'POST', '/v1/tickets', submission);
  if (status !== 201) throw new Error(`submitting answered ${status}: ${JSON.stringify(body)}`);
  return eventually('routing', async () => {
    const ticket = (await call('admin', 'GET', `/v1/tickets/${String(body['id'])}`)).body;
    return ticket['status'] === 'queued' && ticket;
  });
};

/** Asks for a verification of the audit and waits until it is done. */
export const verifiedAudit = async () => {
  const asked = await call('admin', 'POST', '/v1/audit/verifications');
  if (asked.status !== 202) throw new Error(`asking for a verification answered ${asked.status}`);
  return eventually(
    'the verification',
    async () => {
      const { body } = await call('admin', 'GET', asked.headers.get('location') ?? '');
      return body['status'] === 'done' && body;
    },
    120,
  );
};
