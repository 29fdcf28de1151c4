import type { RecordType } from '../../../access/contract/visibility.ts';
import { accountKinds, grades, stages } from '../../contract/account.ts';
import { contactRoles } from '../../contract/contact.ts';
import type { CodeList } from '../../contract/code-list.ts';
import type { CustomField } from '../../contract/custom-field.ts';
import type { ImportOptions, Mapped } from '../../contract/import.ts';
import type { CustomValue } from '../../contract/values.ts';
import { composeName } from '../name.ts';
import { foldText } from '../normalize.ts';
import { addressParts, type AddressPart } from './fields.ts';
import {
  addressesIn,
  codeOf,
  countryOf,
  customValueOf,
  dateOf,
  kindOf,
  numberOf,
  numbersIn,
  tagsIn,
  textOf,
  wordOf,
  type Read,
} from './values.ts';

/** All that the reading of rows needs to know. */
export interface Plan {
  readonly recordType: RecordType;
  readonly columns: readonly { readonly name: string }[];
  readonly mapping: readonly Mapped[];
  readonly options: ImportOptions;
  readonly codeLists: readonly CodeList[];
  readonly customFields: readonly CustomField[];
}

type Address = { [Part in AddressPart]?: string } & { label?: string };

/** What a row says of a record: only the fields that it gives. */
export interface Draft {
  /** The number or the id of a record that is there. */
  readonly number?: string;
  /** The organization of a contact, by its name or its number. */
  readonly organization?: string;
  readonly emails: readonly { readonly address: string; readonly label?: string }[];
  readonly phones: readonly { readonly number: string; readonly label?: string }[];
  readonly addresses: readonly Address[];
  readonly tags: readonly string[];
  readonly customFields: Readonly<Record<string, CustomValue>>;
  /** The other fields by their names. */
  readonly fields: Readonly<Record<string, string | number>>;
}

export interface Misread {
  readonly column: string;
  readonly field: string;
  readonly reason: string;
}

const oneOf: Readonly<Record<string, readonly string[]>> = {
  role: contactRoles,
  preferredChannel: ['email', 'phone', 'sms', 'letter', 'chat', 'visit'],
  stage: stages,
  grade: grades,
};

/** By their names, folded. */
const LANGUAGES: ReadonlyMap<string, string> = new Map([
  ['english', 'en'],
  ['german', 'de'],
  ['deutsch', 'de'],
  ['french', 'fr'],
  ['francais', 'fr'],
  ['spanish', 'es'],
  ['espanol', 'es'],
  ['chinese', 'zh'],
  ['中文', 'zh'],
  ['简体中文', 'zh-Hans'],
  ['繁体中文', 'zh-Hant'],
  ['英文', 'en'],
  ['英语', 'en'],
]);

/** The value of a field that has one. */
const plainValue = (field: string, text: string, { options, codeLists }: Plan): Read<string | number> => {
  switch (field) {
    case 'kind':
      return kindOf(text);
    case 'employees':
      return numberOf(text);
    case 'birthday':
      return dateOf(text, options);
    case 'currency':
      return { value: text.toUpperCase() };
    case 'language':
      return { value: LANGUAGES.get(foldText(text)) ?? text.replaceAll('_', '-') };
    case 'industry':
    case 'occupation':
    case 'region':
    case 'source':
      return { value: codeOf(text, codeLists.find(({ id }) => id === field)?.codes) };
    default:
      return oneOf[field] ? wordOf(text, oneOf[field]) : { value: text };
  }
};

/** E-mails, and phones, of a row: a record is written in one transaction with a mark for each. */
const MOST_OF_A_KIND = 20;

/** Reads a row of cells. A cell that is empty says nothing. */
export const draftOf = (cells: readonly string[], plan: Plan): { draft: Draft } | { misread: Misread } => {
  const { mapping, columns, options, customFields } = plan;
  const draft = {
    emails: [] as { address: string; label?: string }[],
    phones: [] as { number: string; label?: string }[],
    tags: [] as string[],
    customFields: {} as Record<string, CustomValue>,
    fields: {} as Record<string, string | number>,
  };
  let [number, organization]: (string | undefined)[] = [];
  const addresses = new Map<string | undefined, Address>();
  const misread = (column: number, field: string, reason: string) => ({
    misread: { column: columns[column]?.name ?? '', field, reason },
  });

  const extra = cells.slice(columns.length).findIndex((cell) => cell.trim() !== '');
  if (extra >= 0)
    return misread(columns.length, '', 'The row has more cells than the header: a separator is not quoted.');
  for (const { column, field, label } of mapping) {
    const text = textOf(cells[column] ?? '');
    if (text === '') continue;
    if (text.includes('\ufffd')) return misread(column, field, 'The text is in another encoding than the file.');
    // A number only says which columns are one address.
    const labelled = label === undefined || /^\d+$/.test(label) ? {} : { label };
    const [group = '', part = ''] = field.split('.');
    let wrong: string | undefined;
    if (field === 'number') number = text;
    else if (field === 'organization') organization = text;
    else if (field === 'emails') draft.emails.push(...addressesIn(text).map((address) => ({ address, ...labelled })));
    else if (field === 'phones') draft.phones.push(...numbersIn(text).map((one) => ({ number: one, ...labelled })));
    else if (field === 'tags') draft.tags.push(...tagsIn(text));
    else if (group === 'addresses') {
      const read = part === 'country' ? countryOf(text) : { value: text };
      const name = addressParts.find((one) => one === part);
      if ('reason' in read) wrong = read.reason;
      else if (name) addresses.set(label, { ...addresses.get(label), ...labelled, [name]: read.value });
    } else if (group === 'customFields') {
      const definition = customFields.find(({ recordType, id }) => recordType === plan.recordType && id === part);
      const read = customValueOf(text, definition, options);
      if ('reason' in read) wrong = read.reason;
      else draft.customFields[part] = read.value;
    } else {
      const read = plainValue(field, text, plan);
      if ('reason' in read) wrong = read.reason;
      else draft.fields[field] = read.value;
    }
    if (draft.emails.length > MOST_OF_A_KIND || draft.phones.length > MOST_OF_A_KIND)
      wrong = `has more than ${MOST_OF_A_KIND}`;
    if (wrong !== undefined) return misread(column, field, `The value ${wrong}.`);
  }
  return {
    draft: {
      ...draft,
      addresses: [...addresses.values()],
      ...(number !== undefined && { number }),
      ...(organization !== undefined && { organization }),
    },
  };
};

/** Whether a row says nothing at all. */
export const isBlank = (cells: readonly string[]) => cells.every((cell) => cell.trim() === '');

export const asText = (field: unknown) => (typeof field === 'string' ? field : undefined);

/** The name that a record of the draft would have. */
export const nameIn = ({ fields }: Pick<Draft, 'fields'>) =>
  asText(fields['name']) ??
  composeName({
    legalName: asText(fields['legalName']),
    tradeName: asText(fields['tradeName']),
    givenName: asText(fields['givenName']),
    familyName: asText(fields['familyName']),
    language: asText(fields['language']),
  });

/** What a new account is: what the row or the options say, or else a person where a part of a person's name is given. */
export const kindIn = (
  { fields }: Pick<Draft, 'fields'>,
  { kind }: Pick<ImportOptions, 'kind'>,
): 'organization' | 'person' => {
  const given = accountKinds.find((one) => one === fields['kind']) ?? kind;
  return given ?? ((fields['givenName'] ?? fields['familyName']) === undefined ? 'organization' : 'person');
};

/** The country that the row's phone numbers are read in where they have none. */
export const countryIn = ({ addresses }: Pick<Draft, 'addresses'>, { country }: Pick<ImportOptions, 'country'>) =>
  addresses.find((one) => one.country !== undefined)?.country ?? country;

/** The entry that a new record is made of, but for the organization of a contact; as the API would get it. */
export const entryOf = (draft: Draft, options: ImportOptions): Record<string, unknown> => {
  const { emails, addresses, tags, customFields, fields } = draft;
  const country = countryIn(draft, options);
  const phones = draft.phones.map((phone) => ({ ...phone, ...(country !== undefined && { country }) }));
  return { ...fields, emails, phones, addresses, tags, customFields };
};
