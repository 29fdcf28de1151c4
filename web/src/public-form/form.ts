import type { PublicTicketSubmission } from '../api/client.ts';
import { problemFrom, unreachable } from '../api/problem.ts';

/** What the fields hold. */
export interface FormDraft {
  readonly type: PublicTicketSubmission['type'];
  readonly product: string;
  readonly subject: string;
  readonly text: string;
  readonly name: string;
  readonly email: string;
}

export const fields = [
  'type',
  'product',
  'subject',
  'text',
  'name',
  'email',
] as const satisfies readonly (keyof FormDraft)[];

export type FieldName = (typeof fields)[number];

export const types = [
  'complaint',
  'question',
  'feedback',
  'repair',
  'return',
  'dispute',
] as const satisfies readonly PublicTicketSubmission['type'][];

export const EMPTY: FormDraft = { type: 'complaint', product: '', subject: '', text: '', name: '', email: '' };

/** The draft that was kept as text; what cannot be read is empty. */
export const draftFrom = (kept: string | null): FormDraft => {
  try {
    const value: unknown = JSON.parse(kept ?? '{}');
    if (typeof value !== 'object' || value === null) return EMPTY;
    const text = (name: FieldName) => {
      const given: unknown = Reflect.get(value, name);
      return typeof given === 'string' ? given : '';
    };
    return {
      type: types.find((type) => type === text('type')) ?? EMPTY.type,
      product: text('product'),
      subject: text('subject'),
      text: text('text'),
      name: text('name'),
      email: text('email'),
    };
  } catch {
    return EMPTY;
  }
};

const given = (text: string) => (text.trim() === '' ? undefined : text.trim());

/** What the API wants of it; an optional field that was left empty is not there. */
export const submissionOf = ({ type, product, subject, text, name, email }: FormDraft): PublicTicketSubmission => ({
  type,
  channel: 'web',
  subject: subject.trim(),
  text: text.trim(),
  product: given(product),
  customer: { name: given(name), email: given(email) },
});

/** The field of the form for a field of the API: `customer.email` is `email`. */
export const fieldOf = (blamed: string): FieldName | undefined => {
  const own = blamed.replace(/^customer\.?/, '') || 'email';
  return fields.find((name) => name === own);
};

/** What was sent, as it was, and the key that makes one ticket of it, however often it is sent. */
export interface Attempt {
  readonly body: string;
  readonly once: string;
}

/** No `randomUUID`: in a page without TLS that embeds the form there is none. */
const newKey = () =>
  Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');

/** The attempt to hand a draft in: the one before when that said the same, since its answer may be lost. */
export const attemptOf = (draft: FormDraft, before: Attempt | undefined): Attempt => {
  const body = JSON.stringify(submissionOf(draft));
  return before?.body === body ? before : { body, once: newKey() };
};

/** The attempt that was kept as text; undefined when it cannot be read. */
export const attemptFrom = (kept: string | null): Attempt | undefined => {
  try {
    const value: unknown = JSON.parse(kept ?? 'null');
    if (typeof value !== 'object' || value === null) return undefined;
    const body: unknown = Reflect.get(value, 'body');
    const once: unknown = Reflect.get(value, 'once');
    return typeof body === 'string' && typeof once === 'string' ? { body, once } : undefined;
  } catch {
    return undefined;
  }
};

/**
 * Hands it in. The same attempt again makes no second ticket.
 * @returns the ticket's number
 * @throws ApiProblem
 */
export const handIn = async ({ body, once }: Attempt): Promise<string> => {
  const response = await fetch('/v1/public/tickets', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': once },
    body,
  }).catch(() => {
    throw unreachable();
  });
  if (!response.ok) throw await problemFrom(response);
  const answer: unknown = await response.json();
  const number: unknown = typeof answer === 'object' && answer !== null ? Reflect.get(answer, 'number') : undefined;
  if (typeof number !== 'string') throw new Error('the answer names no ticket');
  return number;
};
