import * as z from 'zod';
import { recordTypes } from '../../access/contract/visibility.ts';
import { slug } from '../../../shared/kernel/text.ts';
import { label } from './code-list.ts';
import { customFieldId } from './values.ts';

export const customFieldKinds = [
  'text',
  'number',
  'money',
  'date',
  'choice',
  'multi-choice',
  'yes-no',
  'link',
] as const;

const choice = z.strictObject({
  code: slug,
  label,
  /** False: records keep it, but it is not given to further ones. */
  active: z.boolean().default(true),
});

const shape = {
  recordType: z.enum(recordTypes),
  id: customFieldId,
  label,
  /** What is checked of a value; fixed once the field is there, like `unique`. */
  kind: z.enum(customFieldKinds),
  /** Every record that is entered or changed must have it. */
  required: z.boolean().default(false),
  /** No two records share a value. For text, number, date and link. */
  unique: z.boolean().default(false),
  /** Of text, in characters. */
  minLength: z.number().int().min(0).max(2000).optional(),
  maxLength: z.number().int().min(1).max(2000).optional(),
  /** Of a number, or of an amount of money in any currency. */
  min: z.number().optional(),
  max: z.number().optional(),
  /** Of a date. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  /** Of choice and multi-choice. */
  choices: z.array(choice).min(1).max(200).optional(),
};

/** A field that the company has of its own. */
export const customField = z.strictObject(shape).meta({ id: 'CustomField' });

export type CustomField = z.output<typeof customField>;

/** The body may repeat what the path says. */
export const customFieldBody = customField.partial({ id: true, recordType: true }).meta({ id: 'CustomFieldBody' });
