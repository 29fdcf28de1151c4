import type { RecordType } from '../../../access/contract/visibility.ts';
import type { CustomField } from '../../contract/custom-field.ts';
import type { Mapped } from '../../contract/import.ts';
import { foldText, isUnspaced, wordsOf } from '../normalize.ts';
import { isField, takesMany } from './fields.ts';
import { emailWords, emptyWords, headerNames, labelWords, organizationNames, phoneWords } from './header-words.ts';

interface Column {
  readonly name: string;
  readonly samples: readonly string[];
}

type Guess = Pick<Mapped, 'field' | 'label'> | undefined;

const HUMP = /(\p{Ll})(\p{Lu})/gu;
const OUR_NUMBERS = { account: /^A-[0-9A-Z]{5}-[0-9A-Z]{5}$/, contact: /^P-[0-9A-Z]{5}-[0-9A-Z]{5}$/ };

/** `First_Name`, `firstName` and `FIRST NAME` are one. */
const wordsIn = (name: string) => wordsOf(name.replace(HUMP, '$1 $2'));

const fieldsByName = new Map(
  Object.entries(headerNames).flatMap(([field, names]) => names.map((name) => [foldText(name), field] as const)),
);
const organizations = new Set(organizationNames.map(foldText));

/** What is left of a name without one of the words that it must have; nothing when it has none of them. */
const restOf = (name: string, words: readonly string[]): string | undefined => {
  const found = words
    .map(foldText)
    .find((word) => (isUnspaced(word) ? name.includes(word) : ` ${name} `.includes(` ${word} `)));
  return found === undefined ? undefined : name.replace(found, ' ');
};

/** The label that words are; `undefined` when they are something else. */
const labelOf = (rest: string): { label?: string } | undefined => {
  const words = rest
    .split(' ')
    .filter((word) => word !== '' && !/^\d+$/.test(word) && !emptyWords.map(foldText).includes(word));
  if (!words.every((word) => labelWords.map(foldText).includes(word))) return undefined;
  return words.length === 0 ? {} : { label: words.join(' ') };
};

/** Whether one of the samples is such; a messy file has others among them. None, when there are no samples. */
const holds = (samples: readonly string[], test: RegExp) => {
  const given = samples.filter((one) => one.trim() !== '');
  return given.length === 0 || given.some((one) => test.test(one));
};

const listGuess = (words: string, { samples }: Column): Guess => {
  const mail = restOf(words, emailWords);
  const ofMail = mail === undefined ? undefined : labelOf(mail);
  if (ofMail) return holds(samples, /@/) ? { field: 'emails', ...ofMail } : undefined;
  const phone = restOf(words, phoneWords);
  const ofPhone = phone === undefined ? undefined : labelOf(phone);
  if (!ofPhone || !holds(samples, /\d/)) return undefined;
  // A word such as mobile says both what it is and of what kind.
  const kind = ['mobile', 'cell', '手机'].find((word) => words.includes(word));
  return { field: 'phones', ...(kind !== undefined && { label: kind }), ...ofPhone };
};

/** `address 2 city`: a part of one of several addresses; the number keeps the parts of one together. */
const numberedAddress = ([first, number = '', ...others]: readonly string[]): Guess => {
  const field = fieldsByName.get(others.join(' '));
  return first === 'address' && /^\d{1,2}$/.test(number) && field?.startsWith('addresses.')
    ? { field, ...(number !== '1' && { label: number }) }
    : undefined;
};

/** `home city`, `business street`: a part of one of several addresses. */
const addressGuess = (words: readonly string[]): Guess => {
  const numbered = numberedAddress(words);
  if (numbered) return numbered;
  const [first = '', ...others] = words;
  const field = fieldsByName.get(others.join(' '));
  return field?.startsWith('addresses.') && labelWords.includes(first) ? { field, label: first } : undefined;
};

/** A field that the company has of its own, by its id or by what it is called. */
const customGuess = (name: string, customFields: readonly CustomField[]): Guess => {
  const found = customFields.find(({ id, label }) =>
    [id, ...Object.values(label)].some((one) => one !== undefined && wordsIn(one).join(' ') === name),
  );
  return found && { field: `customFields.${found.id}` };
};

const guess = (type: RecordType, column: Column, customFields: readonly CustomField[]): Guess => {
  const words = wordsIn(column.name);
  const name = words.join(' ');
  if (name === '') return undefined;
  const own = customGuess(name, customFields);
  if (own) return own;
  if (words.at(-1) === 'number' && column.samples.some((one) => OUR_NUMBERS[type].test(one)))
    return { field: 'number' };
  if (organizations.has(name)) return { field: type === 'contact' ? 'organization' : 'name' };
  const field = fieldsByName.get(name);
  return field === undefined ? (listGuess(name, column) ?? addressGuess(words)) : { field };
};

/**
 * Which column is which field, by what the columns are called in English, German, French, Spanish and Chinese, and what is in them.
 * A field that takes one column gets the first. What is not known stays out: somebody may say it.
 */
export const guessMapping = (
  type: RecordType,
  columns: readonly Column[],
  definitions: readonly CustomField[] = [],
): Mapped[] => {
  const mapping: Mapped[] = [];
  const customFields = definitions.filter(({ recordType }) => recordType === type);
  for (const [column, one] of columns.entries()) {
    const found = guess(type, one, customFields);
    if (!found || !isField(type, found.field)) continue;
    const isTaken = mapping.some(({ field, label }) => field === found.field && label === found.label);
    if (isTaken && !takesMany(found.field)) continue;
    mapping.push({ column, ...found });
  }
  return mapping;
};
