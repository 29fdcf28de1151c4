import * as z from 'zod';

// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const CONTROL_IN_LINE = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;
// oxlint-disable-next-line no-control-regex -- as above, but tab and line breaks are part of a text
const CONTROL_IN_TEXT = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/;

const readable = (max: number, control: RegExp) =>
  z
    .string()
    .max(max)
    .refine((text) => text.isWellFormed(), 'must be valid Unicode (it has half of a surrogate pair)')
    .refine((text) => !control.test(text), 'must not contain control characters');

const written = (max: number, control: RegExp) =>
  readable(max, control).refine((text) => text.trim().length > 0, 'must not be empty');

/** One line of text that somebody wrote: not empty, valid Unicode, no control characters. `max` in characters. */
export const line = (max: number) => written(max, CONTROL_IN_LINE).meta({ minLength: 1 });

/** Several lines of text that somebody wrote; tabs and line breaks are allowed. `max` in characters. */
export const text = (max: number) => written(max, CONTROL_IN_TEXT).meta({ minLength: 1 });

/** Likewise, but it may be empty. */
export const anyText = (max: number) => readable(max, CONTROL_IN_TEXT);

/** An id that people choose: `billing`, `late-invoices`. */
export const slug = z
  .string()
  .regex(/^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/, 'must be 1 to 64 lower-case letters, digits and inner hyphens');

/** RFC 5321: 64 characters before the @, 254 in all. */
export const emailAddress = z
  .email()
  .max(254)
  .refine((address) => address.indexOf('@') <= 64, 'must have 64 characters before the @ at the most');
