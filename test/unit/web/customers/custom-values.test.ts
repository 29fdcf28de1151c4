import { expect, it } from 'vitest';
import type { CustomField } from '../../../../web/src/api/client.ts';
import { customEntry, customPatch, typedOf, valueOf } from '../../../../web/src/customers/custom-values.ts';

const field = (id: string, kind: CustomField['kind'], required = false): CustomField => ({
  recordType: 'contact',
  id,
  kind,
  required,
  label: { en: id },
  unique: false,
});

it.each([
  ['text', 'Blue'],
  ['number', 7],
  ['money', { amount: '12.50', currency: 'EUR' }],
  ['date', '2026-03-29'],
  ['choice', 'large'],
  ['multi-choice', ['large', 'small']],
  ['yes-no', false],
  ['link', 'https://rapport.example'],
] as const)('shows a %s in its input and reads it back', (kind, given) => {
  const value = typeof given === 'object' && !('amount' in given) ? [...given] : given;
  expect(valueOf(kind, typedOf(value))).toEqual(value);
});

it('sends what was touched, and null for what was emptied', () => {
  const fields = [field('size', 'text'), field('badge', 'text'), field('team', 'text')];
  const before = { badge: 'A 1', team: 'Red' };
  const draft = { size: { ...typedOf(undefined), text: ' XL ' }, badge: { ...typedOf('A 1'), text: '' } };
  expect(customPatch(fields, draft, before)).toEqual({ size: 'XL', badge: null });
});

it('sends nothing of what is empty when a record is made', () => {
  const fields = [field('size', 'text'), field('vip', 'yes-no')];
  expect(customEntry(fields, { size: typedOf(undefined) })).toEqual({});
});

it('says no where a box that must be answered was not ticked, unless the record has its answer', () => {
  const fields = [field('vip', 'yes-no', true)];
  expect(customEntry(fields, {})).toEqual({ vip: false });
  expect(customPatch(fields, {}, { vip: true })).toEqual({});
});
