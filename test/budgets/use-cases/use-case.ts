import { readFileSync } from 'node:fs';
import { eventEnvelope, type DomainEvent } from '../../../shared/kernel/event.ts';
import { complaint, person } from '../company.ts';
import type { Life, Request } from '../life.ts';

/** What a function is asked when its calls are counted: a request of a route, the messages of a queue, or an event. */
export interface Asked {
  readonly request?: Request;
  readonly messages?: readonly DomainEvent[];
  readonly event?: unknown;
  /** The request is refused. */
  readonly refused?: true;
  /** What the letters of the row stand for. */
  readonly of?: Readonly<Record<string, number>>;
  /** The rights of whoever asks are not known yet. */
  readonly stranger?: true;
}

/**
 * Makes ready what a row of the table is about, and answers what is then asked, once or several times, and always costs what
 * the row says.
 * @param by the route or the function that is asked
 */
export type UseCase = (life: Life, by: string) => Promise<readonly Asked[]>;

export const ADMIN = person('admin', []).id;
export const MEMBER = person('billing', []).id;

/** An example of an event as it is committed, about something else. */
export const exampleOf = (type: string, subject: string): DomainEvent => {
  const text = readFileSync(new URL(`../../contract/examples/${type}.json`, import.meta.url), 'utf8');
  return { ...eventEnvelope.parse(JSON.parse(text)), id: `${subject}:1:0`, subject };
};

/** A ticket of billing that has been routed, as no other event has changed it. */
export const routed = async (life: Life) => {
  const { id } = await life.submitted(complaint('billing'));
  await life.tell('service-route-ticket', ...life.ridingOnTicket(id));
  return id;
};
