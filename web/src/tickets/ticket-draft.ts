import type { TicketSubmission } from '../api/client.ts';

/** What the fields of the form hold. */
export interface TicketDraft {
  readonly type: TicketSubmission['type'];
  readonly channel: TicketSubmission['channel'];
  readonly subject: string;
  readonly text: string;
  readonly product: string;
  readonly name: string;
  readonly email: string;
  readonly phone: string;
}

export const types = [
  'complaint',
  'question',
  'feedback',
  'dispute',
  'repair',
  'return',
] as const satisfies readonly TicketSubmission['type'][];

export const channels = [
  'phone',
  'email',
  'visit',
  'letter',
  'chat',
  'sms',
  'social',
  'fax',
  'web',
] as const satisfies readonly TicketSubmission['channel'][];

const EMPTY: TicketDraft = {
  type: 'complaint',
  channel: 'phone',
  subject: '',
  text: '',
  product: '',
  name: '',
  email: '',
  phone: '',
};

/** The draft that was kept as text; what cannot be read is an empty one. */
export const draftFrom = (kept: string): TicketDraft => {
  try {
    const value: unknown = JSON.parse(kept);
    if (typeof value !== 'object' || value === null) return EMPTY;
    const text = (name: keyof TicketDraft) => {
      const given: unknown = Reflect.get(value, name);
      return typeof given === 'string' ? given : EMPTY[name];
    };
    return {
      type: types.find((type) => type === text('type')) ?? EMPTY.type,
      channel: channels.find((channel) => channel === text('channel')) ?? EMPTY.channel,
      subject: text('subject'),
      text: text('text'),
      product: text('product'),
      name: text('name'),
      email: text('email'),
      phone: text('phone'),
    };
  } catch {
    return EMPTY;
  }
};

const given = (text: string) => (text.trim() === '' ? undefined : text.trim());

/** What the API wants of it; a field that was left empty is not there. */
export const submissionOf = (draft: TicketDraft, accountId: string | undefined): TicketSubmission => ({
  type: draft.type,
  channel: draft.channel,
  subject: draft.subject.trim(),
  text: draft.text.trim(),
  product: given(draft.product),
  customer: { name: given(draft.name), email: given(draft.email), phone: given(draft.phone) },
  accountId,
});
