import * as z from 'zod';
import { timeZone } from '../../access/contract/records.ts';
import { anyText, emailAddress, line, slug, text } from '../../../shared/kernel/text.ts';

/** ISO 3166-1 alpha-2, in capitals. */
export const countryCode = z.string().regex(/^[A-Z]{2}$/, 'must be a country by two letters, like DE');
/** ISO 4217. */
export const currencyCode = z.string().regex(/^[A-Z]{3}$/, 'must be a currency by three letters, like EUR');
/** BCP 47, as people choose it: `en`, `zh-Hant`. */
const languageTag = z
  .string()
  .max(35)
  .regex(/^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$/, 'must be a language tag, like en or zh-Hant');
/** A calendar day without a zone: `1990-02-28`. */
const day = z.iso.date();

const label = line(60).meta({ description: 'In the words of whoever entered it: `work`, `home`.' });

/** Kept as typed; compared without regard to case. */
const email = z.strictObject({ address: emailAddress, label: label.optional() });

/** As it is sent: in any usual spelling; `country` helps where the number has no `+`. */
export const phoneEntry = z.strictObject({
  number: line(60).min(3),
  country: countryCode.optional(),
  label: label.optional(),
});

/** As it is kept: E.164, with an extension (`;ext=371`) when there is one. */
export const phone = z.strictObject({
  number: z.string().meta({ examples: ['+14155550100'] }),
  country: countryCode.optional(),
  label: label.optional(),
});

const address = z
  .strictObject({
    street: text(300).optional(),
    city: line(120).optional(),
    region: line(120).optional(),
    postalCode: line(30).optional(),
    country: countryCode.optional(),
    label: label.optional(),
  })
  .refine((given) => Object.keys(given).some((key) => key !== 'label'), 'must have a part of an address');

export const channelsOfConsent = ['email', 'phone', 'sms', 'letter', 'social'] as const;

/** What a person agreed to, or withdrew: one for each channel and purpose. */
const consent = z.strictObject({
  channel: z.enum(channelsOfConsent),
  purpose: slug,
  state: z.enum(['given', 'withdrawn']),
  /** When the person said so. */
  at: z.iso.datetime(),
  /** How: `web form`, `on the phone`. */
  how: line(200),
  /** Where the proof is: a document's number, a link. */
  proof: line(500).optional(),
});

/** A decimal number as text, so that no part of it is rounded: `1999.90`. */
export const amount = z.string().regex(/^-?\d{1,15}(\.\d{1,4})?$/);

export const money = z.strictObject({ amount, currency: currencyCode });

/** A value of a custom field, by the kind of the field. */
const customValue = z.union([anyText(2000), z.number(), z.boolean(), money, z.array(anyText(200)).max(50)]);

export type CustomValue = z.output<typeof customValue>;

/** The id of a custom field, a key of a record's `customFields`. */
export const customFieldId = slug.refine((id) => id !== 'constructor' && id !== 'prototype', 'is a reserved word');

const FEWEST_TOO_MANY = 101;
const fewEnough = (fields: object) => Object.keys(fields).length < FEWEST_TOO_MANY;

const customFields = z.record(customFieldId, customValue).refine(fewEnough, 'must be 100 fields at the most');

/** What both kinds of record share. */
export const reachable = {
  emails: z.array(email).max(50).default([]),
  addresses: z.array(address).max(50).default([]),
  language: languageTag.optional(),
  timeZone: timeZone.optional(),
  birthday: day.optional(),
  tags: z.array(line(60)).max(100).default([]),
  consents: z.array(consent).max(100).default([]),
  externalId: line(100).optional().meta({ description: 'The id in another system; no two records share one.' }),
  customFields: customFields.default({}),
  ownerId: line(128).optional(),
  teamId: slug.optional(),
  territoryId: slug.optional(),
};

/** The same in an answer: what a rule hides from the reader is left out. */
export const shown = {
  ...reachable,
  emails: z.array(email).max(50).optional(),
  phones: z.array(phone).max(50).optional(),
  addresses: z.array(address).max(50).optional(),
  tags: z.array(line(60)).max(100).optional(),
  consents: z.array(consent).max(100).optional(),
  customFields: customFields.optional(),
};

/** What a merge patch (RFC 7396) may say of the fields of an entry: `null` takes a field away, but for those of `kept`. */
export const patchOf = (entered: z.ZodRawShape, kept: readonly string[]) =>
  z.strictObject(
    Object.fromEntries(
      Object.entries(entered).map(([name, field]) => {
        const bare = field instanceof z.ZodDefault || field instanceof z.ZodOptional ? field.unwrap() : field;
        const value = name === 'customFields' ? z.record(customFieldId, z.nullable(customValue)) : bare;
        return [name, z.optional(kept.includes(name) ? value : z.nullable(value))];
      }),
    ),
  );
