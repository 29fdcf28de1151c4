import * as z from 'zod';
import { millisecondsOf, type Clock, type Instant } from '../../../shared/kernel/clock.ts';
import type { Item, Key, Table } from '../../../shared/dynamo/table.ts';
import { codeListIds, type CodeList, type CodeListId } from '../contract/code-list.ts';
import { customFieldKinds, type CustomField } from '../contract/custom-field.ts';
import { recordTypes, type RecordType } from '../../access/contract/visibility.ts';
import { codeListsKey, customFieldsKey } from './keys.ts';

/** As old as what a write is checked by may be; a refusal is decided on what is stored now. */
const BELIEVED_FOR = 30_000;

const label = z.object({ en: z.string(), 'zh-Hans': z.string().optional(), 'zh-Hant': z.string().optional() });
const meta = { version: z.number().int(), createdAt: z.string() };
const choice = z.object({ code: z.string(), label, active: z.boolean() });

const storedList = z.object({
  ...meta,
  id: z.enum(codeListIds),
  codes: z.array(z.object({ code: z.string(), label, active: z.boolean() })),
});

const storedField = z.object({
  ...meta,
  recordType: z.enum(recordTypes),
  id: z.string(),
  label,
  kind: z.enum(customFieldKinds),
  required: z.boolean(),
  unique: z.boolean(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  min: z.number().optional(),
  max: z.number().optional(),
  from: z.string().optional(),
  to: z.string().optional(),
  choices: z.array(choice).optional(),
}) satisfies z.ZodType<CustomField>;

export type StoredCodeList = z.output<typeof storedList>;
export type StoredCustomField = z.output<typeof storedField>;

const codeListsItem = z.object({ version: z.number().int(), kept: z.record(z.string(), storedList) });
const customFieldsItem = z.object({ version: z.number().int(), kept: z.record(z.string(), storedField) });

/** All lists, or all fields, with the version of the item that holds them. */
export interface All<Kept> {
  readonly version: number;
  readonly kept: Readonly<Record<string, Kept>>;
}

/** What the records of customers are checked by. */
export interface Standards {
  readonly codeLists: readonly CodeList[];
  readonly customFields: readonly CustomField[];
}

/** The name of a custom field among all of them. */
const customFieldName = (recordType: RecordType, id: string) => `${recordType}#${id}`;

const allIn = <Kept>(item: Item | undefined, shape: z.ZodType<All<Kept>>): All<Kept> =>
  item ? shape.parse(item) : { version: 0, kept: {} };

const without = <Kept>(all: All<Kept>, name: string): Record<string, Kept> =>
  Object.fromEntries(Object.entries(all.kept).filter(([one]) => one !== name));

/** Code lists and custom fields, kept by an administrator; read with each write. */
export const standardsStore = (table: Table, clock: Clock) => {
  let known: { at: number; value: Promise<Standards> } | undefined;

  const read = async (): Promise<Standards> => {
    const items = await table.getMany([codeListsKey, customFieldsKey], { consistent: true });
    const find = (key: Key) => items.find(({ sk }) => sk === key.sk);
    return {
      codeLists: Object.values(allIn(find(codeListsKey), codeListsItem).kept),
      customFields: Object.values(allIn(find(customFieldsKey), customFieldsItem).kept),
    };
  };

  /** All of a kind, with a change; false when others changed them meanwhile. */
  const put = async <Kept>(key: Key, { version }: All<Kept>, kept: Record<string, Kept>, by: string, now: Instant) => {
    const { ok } = await table.write({
      kind: 'put',
      item: { ...key, version: version + 1, kept, updatedAt: now, updatedBy: by },
      when: version === 0 ? 'new' : { version },
    });
    known = undefined;
    return ok;
  };

  return {
    /** Both kinds, in one call when they are not known; at most half a minute old, or as they are stored now. */
    current({ asStored = false } = {}): Promise<Standards> {
      const now = millisecondsOf(clock.now());
      if (known && !asStored && now - known.at < BELIEVED_FOR) return known.value;
      const value = read();
      known = { at: now, value };
      value.catch(() => (known = undefined));
      return value;
    },

    codeLists: async (): Promise<All<StoredCodeList>> =>
      allIn(await table.get(codeListsKey, { consistent: true }), codeListsItem),

    customFields: async (): Promise<All<StoredCustomField>> =>
      allIn(await table.get(customFieldsKey, { consistent: true }), customFieldsItem),

    putCodeList: (all: All<StoredCodeList>, list: StoredCodeList, by: string, now: Instant) =>
      put(codeListsKey, all, { ...all.kept, [list.id]: list }, by, now),

    putCustomField: (all: All<StoredCustomField>, field: StoredCustomField, by: string, now: Instant) =>
      put(customFieldsKey, all, { ...all.kept, [customFieldName(field.recordType, field.id)]: field }, by, now),

    deleteCustomField: (
      all: All<StoredCustomField>,
      { recordType, id }: { recordType: RecordType; id: string },
      by: string,
      now: Instant,
    ) => put(customFieldsKey, all, without(all, customFieldName(recordType, id)), by, now),

    /** How a list is found among all of them. */
    listIn: ({ kept }: All<StoredCodeList>, id: CodeListId): StoredCodeList | undefined => kept[id],
    fieldIn: ({ kept }: All<StoredCustomField>, recordType: RecordType, id: string): StoredCustomField | undefined =>
      kept[customFieldName(recordType, id)],
  };
};

export type StandardsStore = ReturnType<typeof standardsStore>;
