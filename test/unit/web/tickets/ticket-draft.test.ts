import { expect, it } from 'vitest';
import { draftFrom, submissionOf } from '../../../../web/src/tickets/ticket-draft.ts';

it.each(['', 'no JSON', '7', 'null', '{"type":"spell","channel":7}'])('makes an empty draft of %j', (kept) => {
  expect(draftFrom(kept)).toEqual(draftFrom('{}'));
});

it('finds again what was kept', () => {
  const draft = { ...draftFrom(''), type: 'repair', channel: 'visit', subject: 'Boiler', email: 'mia@example.com' };
  expect(draftFrom(JSON.stringify(draft))).toEqual(draft);
});

it('leaves out of a submission what was left empty', () => {
  const draft = { ...draftFrom(''), subject: ' Boiler ', text: 'Cold.', name: '  ', phone: '+49 30 1234' };
  expect(JSON.parse(JSON.stringify(submissionOf(draft, undefined)))).toEqual({
    type: 'complaint',
    channel: 'phone',
    subject: 'Boiler',
    text: 'Cold.',
    customer: { phone: '+49 30 1234' },
  });
});
