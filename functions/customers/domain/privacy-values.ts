import type { RecordType } from '../../access/contract/visibility.ts';
import type { CodeList, CodeListId } from '../contract/code-list.ts';
import type { CustomField } from '../contract/custom-field.ts';
import { phoneText } from './export/values.ts';
import { wordsOf, type PageLanguage } from './privacy-words.ts';

/** Whom a page is for, and what the company calls its own codes and fields. */
export interface Reader {
  /** BCP 47. */
  readonly language: string | undefined;
  /** The zone whose clock the times are read on. */
  readonly timeZone: string;
  readonly codeLists: readonly CodeList[];
  readonly customFields: readonly CustomField[];
}

type Label = CodeList['codes'][number]['label'];
type Coded = readonly { readonly code: string; readonly label: Label }[];

/** The lists that the company calls its codes in, by the field that holds them. */
const listIds: ReadonlyMap<string, CodeListId> = new Map([
  ['industry', 'industry'],
  ['occupation', 'occupation'],
  ['region', 'region'],
  ['source', 'source'],
  ['stage', 'stage-labels'],
  ['fromStage', 'stage-labels'],
  ['grade', 'grade-labels'],
  ['fromGrade', 'grade-labels'],
]);

const namedThings = [
  ['country', 'region'],
  ['currency', 'currency'],
  ['language', 'language'],
] as const;

const ACTORS: readonly string[] = ['by', 'createdBy', 'updatedBy'];
/** A slug of no list. */
const PURPOSE = 'purpose';

/** A name or a code that has no words, so that it can be read: `preferredChannel` is `Preferred channel`. */
const readable = (name: string) => {
  const text = name
    .replaceAll(/[-_.]+/g, ' ')
    .replaceAll(/(?<=[a-z\d])[A-Z]/g, (capital) => ` ${capital.toLowerCase()}`);
  return text.slice(0, 1).toUpperCase() + text.slice(1);
};

// A file that cannot be written would be tried for ever: what is no date and no code is shown as it is.
const dateIn = (format: Intl.DateTimeFormat, value: string) =>
  Number.isNaN(Date.parse(value)) ? value : format.format(Date.parse(value));
const nameIn = (display: Intl.DisplayNames, value: string) => {
  try {
    return display.of(value) ?? value;
  } catch {
    return value;
  }
};

const labelOf = (codes: Coded | undefined, value: string) => codes?.find((one) => one.code === value)?.label;

/** The texts of names and values in a language. */
export const privacyValues = ({ timeZone, codeLists, customFields }: Reader, language: PageLanguage) => {
  const { said, field, code, actor } = wordsOf(language);
  const instants = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeStyle: 'short', timeZone });
  const days = new Intl.DateTimeFormat(language, { dateStyle: 'long', timeZone: 'UTC' });
  const numbers = new Intl.NumberFormat(language, { maximumFractionDigits: 20 });
  const names = new Map<string, Intl.DisplayNames>(
    namedThings.map(([name, type]) => [name, new Intl.DisplayNames([language], { type })]),
  );

  /** A company has labels in fewer languages. */
  const inLanguage = (label: Readonly<Partial<Record<PageLanguage, string | undefined>>> | undefined) =>
    label?.[language];

  const codeText = (key: string, value: string) => {
    const listId = listIds.get(key);
    const label = labelOf(codeLists.find(({ id }) => id === listId)?.codes, value);
    const words = inLanguage(label) ?? code(key, value) ?? label?.en;
    return words ?? (listId !== undefined || key === PURPOSE ? readable(value) : value);
  };

  const actorText = (value: string) => {
    const [kind = '', ...id] = value.split(':');
    const words = actor(kind);
    if (words === undefined) return value;
    return id.length === 0 ? words : `${words} (${id.join(':')})`;
  };

  const wordText = (key: string, value: string) => {
    const display = names.get(key);
    if (display) return nameIn(display, value);
    if (ACTORS.includes(key)) return actorText(value);
    if (key === 'at' || key.endsWith('At')) return dateIn(instants, value);
    if (key === 'birthday') return dateIn(days, value);
    if (key === 'phones.number') return phoneText(value);
    if (key === 'fields') return field(value) ?? readable(value);
    return codeText(key, value);
  };

  /** @param key what the field has its words by */
  const text = (key: string, value: unknown) => {
    if (typeof value === 'boolean') return said(value ? 'yes' : 'no');
    if (typeof value === 'number') return numbers.format(value);
    return wordText(key, String(value));
  };

  const choiceText = ({ choices }: CustomField, value: string) => {
    const label = labelOf(choices, value);
    return inLanguage(label) ?? label?.en ?? readable(value);
  };

  return {
    text,
    /** @param key what the field has its words by */
    name: (key: string, name: string) => field(key) ?? readable(name),
    /** An amount with its currency; nothing when the value is none. */
    money: ({ amount, currency }: Readonly<Record<string, unknown>>) =>
      typeof amount === 'string' && typeof currency === 'string' ? `${amount} ${currency}` : undefined,
    instant: (value: string) => dateIn(instants, value),
    /** A field that the company has of its own: what it calls it, and its values. */
    custom: (recordType: RecordType, id: string) => {
      const own = customFields.find((one) => one.recordType === recordType && one.id === id);
      return {
        name: inLanguage(own?.label) ?? own?.label.en ?? readable(id),
        text: (value: unknown) => {
          if (typeof value !== 'string') return text('', value);
          if (own?.choices) return choiceText(own, value);
          return own?.kind === 'date' ? dateIn(days, value) : value;
        },
      };
    },
  };
};
