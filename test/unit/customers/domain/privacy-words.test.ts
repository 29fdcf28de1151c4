import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import * as customerEvents from '../../../../functions/customers/contract/events.ts';
import { account } from '../../../../functions/customers/contract/account.ts';
import { contact } from '../../../../functions/customers/contract/contact.ts';
import { timelineEntry } from '../../../../functions/customers/contract/timeline.ts';
import { channelsOfConsent } from '../../../../functions/customers/contract/values.ts';
import type { ActiveAccount, ErasedAccount, MergedAccount } from '../../../../functions/customers/domain/account.ts';
import type { ActiveContact, ErasedContact } from '../../../../functions/customers/domain/contact.ts';
import {
  keyOf,
  pageLanguageOf,
  wordsOf,
  type PageLanguage,
} from '../../../../functions/customers/domain/privacy-words.ts';
import { entryOf } from '../../../../functions/customers/domain/timeline.ts';
import * as serviceEvents from '../../../../functions/service/contract/events.ts';
import { historyEntry, ticketView } from '../../../../functions/service/contract/ticket.ts';
import type { Message } from '../../../../functions/service/persistence/tickets.ts';

const languages = ['en', 'zh-Hans', 'zh-Hant', 'de'] as const satisfies readonly PageLanguage[];

/** A field by its name, that of the field that holds it, and the codes that it may hold. */
interface Field {
  readonly name: string;
  readonly within: string;
  readonly codes: readonly string[];
}

const bare = (schema: unknown): unknown => {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault || schema instanceof z.ZodNullable)
    return bare(schema.unwrap());
  return schema instanceof z.ZodArray ? bare(schema.element) : schema;
};

/** All fields of a shape, however deep; an amount of money is shown as one. */
const fieldsIn = (shape: object, within: string): Field[] =>
  Object.entries(shape).flatMap(([name, schema]) => {
    const inner = bare(schema);
    const field = { name, within, codes: inner instanceof z.ZodEnum ? inner.options.map(String) : [] };
    return inner instanceof z.ZodObject && !('amount' in inner.shape)
      ? [field, ...fieldsIn(inner.shape, name)]
      : [field];
  });

/** What records have beside what the API shows of them. */
const kept = {
  createdBy: true,
  updatedBy: true,
  status: true,
  mergedInto: true,
  mergeId: true,
  erasureId: true,
} satisfies Record<
  Exclude<
    keyof ActiveAccount | keyof MergedAccount | keyof ErasedAccount | keyof ActiveContact | keyof ErasedContact,
    Exclude<keyof typeof account.shape | keyof typeof contact.shape, 'createdBy'> | 'request'
  >,
  true
>;

const message = { id: true, ticketId: true, text: true, by: true, at: true } satisfies Record<keyof Message, true>;
const copy = { ticket: ticketView, messages: z.array(z.strictObject({})), history: z.array(historyEntry) };

const definition = z.custom<{ type: string; schema: z.ZodObject }>(
  (one) => typeof one === 'function' && 'schema' in one && one.schema instanceof z.ZodObject,
);

/** The entries of a timeline that the events of records and tickets make, with all that they may tell. */
const entries = [...Object.values(customerEvents), ...Object.values(serviceEvents)]
  .flatMap((one) => definition.safeParse(one).data ?? [])
  .filter(({ type }) => /^(account|contact|ticket)\./.test(type) && type !== 'ticket.due.v1')
  .map(({ type, schema }) =>
    entryOf({
      specversion: '1.0',
      id: 'e:1:0',
      source: '/',
      type,
      subject: 's',
      time: '2026-03-02T09:00:00.000Z',
      datacontenttype: 'application/json',
      actor: 'customer',
      correlationid: 'c',
      version: 1,
      data: Object.fromEntries(Object.keys(schema.shape).map((name) => [name, 'x'])),
    }),
  );

const fields: Field[] = [
  ...fieldsIn(account.shape, 'records'),
  ...fieldsIn(contact.shape, 'contacts'),
  ...fieldsIn(kept, 'records'),
  ...fieldsIn(copy, 'tickets'),
  ...fieldsIn(message, 'messages'),
  ...fieldsIn(timelineEntry.shape, 'timeline'),
  ...entries.flatMap(({ details }) => fieldsIn(details, 'details')),
];

const HAN = /\p{Script=Han}/u;

/** What is no word of a language: nothing, or of another one. */
const isNoWord = (language: PageLanguage, word: string | undefined) =>
  word === undefined || word.trim() === '' || HAN.test(word) !== language.startsWith('zh');

const without = (language: PageLanguage) =>
  fields
    .filter(({ name, within }) => isNoWord(language, wordsOf(language).field(keyOf(name, within))))
    .map(({ name, within }) => `${within}.${name}`);

describe('the words for what is kept of somebody', () => {
  it('look at every field that there is', () => {
    const names = fields.map(({ name, within }) => `${within}.${name}`);
    for (const name of ['records.givenName', 'addresses.postalCode', 'figures.spend12m', 'consents.purpose'])
      expect(names).toContain(name);
    for (const name of ['contacts.reportsToId', 'customer.email', 'routing.by', 'history.why', 'about.type'])
      expect(names).toContain(name);
    for (const name of ['details.fromStage', 'details.intoId', 'details.assigneeId', 'details.level'])
      expect(names).toContain(name);
  });

  it.each(languages)('name every field of customers, contacts, tickets and events in %s', (language) => {
    expect(without(language)).toEqual([]);
  });

  it.each(languages)('name every code of those fields in %s', (language) => {
    const { code } = wordsOf(language);
    const coded = [
      ...fields.filter(({ name }) => name !== 'grade'),
      { name: 'status', within: 'records', codes: ['active', 'merged', 'erased'] },
      { name: 'channel', within: 'consents', codes: channelsOfConsent },
      { name: 'type', within: 'about', codes: ['account', 'contact', 'ticket'] },
      { name: 'what', within: 'timeline', codes: entries.map(({ what }) => what) },
    ];
    const missing = coded.flatMap(({ name, within, codes }) =>
      codes
        .filter((one) => isNoWord(language, code(keyOf(name, within), one)))
        .map((one) => `${within}.${name} ${one}`),
    );
    expect(coded.flatMap(({ codes }) => codes).length).toBeGreaterThan(60);
    expect(missing).toEqual([]);
  });

  it.each(languages)('have all else that the page says in %s', (language) => {
    const { said } = wordsOf(language);
    const own = ['title', 'asOf', 'allTimes', 'nothing', 'yes', 'no', 'records', 'formerly', 'contacts'] as const;
    expect([...own, 'tickets' as const, 'timeline' as const].filter((word) => isNoWord(language, said(word)))).toEqual(
      [],
    );
  });

  it.each(languages)('name every kind of actor in %s', (language) => {
    const { actor } = wordsOf(language);
    expect(['person', 'machine', 'customer', 'system'].filter((kind) => isNoWord(language, actor(kind)))).toEqual([]);
  });

  it.each([
    [undefined, 'en'],
    ['', 'en'],
    ['pl', 'en'],
    ['constructor', 'en'],
    ['en-GB', 'en'],
    ['DE-at', 'de'],
    ['den', 'en'],
    ['zh', 'zh-Hans'],
    ['zh-CN', 'zh-Hans'],
    ['zh-SG', 'zh-Hans'],
    ['zh-Hans-TW', 'zh-Hans'],
    ['zh-Hant', 'zh-Hant'],
    ['ZH-tw', 'zh-Hant'],
    ['zh-HK', 'zh-Hant'],
    ['zh-MO', 'zh-Hant'],
  ])('are in the language of the person, as far as there are words: %s', (tag, language) => {
    expect(pageLanguageOf(tag)).toBe(language);
  });

  it('tell apart what has one name in several places', () => {
    const { field } = wordsOf('en');
    expect(field(keyOf('region', 'records'))).toBe('Sales region');
    expect(field(keyOf('region', 'addresses'))).toBe('State or province');
  });

  it('are none where there is no such field, code or actor', () => {
    const { field, code, actor } = wordsOf('en');
    expect([field('shoeSize'), field('constructor')]).toEqual([undefined, undefined]);
    expect([code('stage', 'asleep'), code('stage', 'toString'), code('name', 'lost'), code('valueOf', 'name')]).toEqual(
      [undefined, undefined, undefined, undefined],
    );
    expect([actor('ghost'), actor('toString')]).toEqual([undefined, undefined]);
  });
});
