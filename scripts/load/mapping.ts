import { createHash } from 'node:crypto';
import { draftOf, ticketFields, type Draft } from './fields.ts';

/** What a person may mend: said in one line, before anything is sent. */
export class Unusable extends Error {
  override name = 'Unusable';
}

export interface Mapping {
  /** Column → field, in the order in which they were asked for. */
  readonly columns: readonly { readonly column: string; readonly field: string }[];
  /** Field → the value of rows that have no other. */
  readonly fixed: ReadonlyMap<string, string>;
}

const split = (option: string, pair: string, at: number) => {
  if (at < 1 || at === pair.length - 1) throw new Unusable(`${option} ${pair}: write it as ${EXAMPLES[option]}.`);
  return [pair.slice(0, at), pair.slice(at + 1)] as const;
};

const EXAMPLES: Readonly<Record<string, string>> = { '--map': 'COLUMN=FIELD', '--set': 'FIELD=VALUE' };

const assertField = (field: string) => {
  if (!ticketFields.includes(field))
    throw new Unusable(`A ticket has no field “${field}”. It has: ${ticketFields.join(', ')}.`);
};

/** Of each, one: without it the API would refuse every row. */
const NEEDED = [['type'], ['channel'], ['subject'], ['text'], ['customer.email', 'customer.phone']] as const;

/** Reads `--map COLUMN=FIELD` and `--set FIELD=VALUE`. @throws Unusable when they make no sense */
export const readMapping = (maps: readonly string[], sets: readonly string[]): Mapping => {
  // A column may have a = in its name, a field has none; a value may have one.
  const columns = maps.map((pair) => {
    const [column, field] = split('--map', pair, pair.lastIndexOf('='));
    return { column, field };
  });
  const fixed = sets.map((pair) => split('--set', pair, pair.indexOf('=')));
  for (const fields of [columns.map(({ field }) => field), fixed.map(([field]) => field)]) {
    fields.forEach(assertField);
    const twice = fields.find((field, at) => fields.indexOf(field) !== at);
    if (twice !== undefined) throw new Unusable(`The field “${twice}” is given twice.`);
  }
  if (columns.length === 0) throw new Unusable('Say which column is what: --map COLUMN=FIELD.');
  const given = new Set([...columns.map(({ field }) => field), ...fixed.map(([field]) => field)]);
  const lacking = NEEDED.filter((oneOf) => !oneOf.some((field) => given.has(field)));
  if (lacking.length > 0)
    throw new Unusable(
      `A ticket also needs ${lacking.map((oneOf) => oneOf.join(' or ')).join(', ')}: --map or --set it.`,
    );
  return { columns, fixed: new Map(fixed) };
};

const LONGEST_SUBJECT = 200;

/** No person typed them, and the API refuses them: left over from another program. Tab and line breaks are no such. */
const CONTROL = /[^\P{Cc}\t\n\r]/gu;

/** The first line's worth of a longer text; no half of a surrogate pair is left. */
const asSubject = (text: string) => {
  const line = text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim();
  if (line.length <= LONGEST_SUBJECT) return line;
  return `${line.slice(0, LONGEST_SUBJECT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
};

export interface Mapped {
  readonly draft: Draft;
  /** Control characters have been taken out. */
  readonly cleaned: boolean;
}

/**
 * Ties a mapping to the header of a file.
 * @returns what makes a ticket of a row's cells
 * @throws Unusable when the file lacks a column, or has two of its name
 */
export const mapperFor = ({ columns, fixed }: Mapping, header: readonly string[]) => {
  const places = columns.map(({ column, field }) => {
    const at = header.indexOf(column);
    if (at < 0) throw new Unusable(`The file has no column “${column}”. It has: ${header.join(', ')}.`);
    if (header.lastIndexOf(column) !== at) throw new Unusable(`The file has two columns “${column}”.`);
    return { at, field };
  });
  const textAt = places.find(({ field }) => field === 'text')?.at;
  return (cells: readonly string[]): Mapped => {
    const values = new Map(fixed);
    let cleaned = false;
    for (const { at, field } of places) {
      const raw = cells[at] ?? '';
      const cell = raw.replaceAll(CONTROL, ' ');
      cleaned ||= cell !== raw;
      if (cell !== '') values.set(field, field === 'subject' && at === textAt ? asSubject(cell) : cell);
    }
    return { draft: draftOf([...values]), cleaned };
  };
};

/** The same key for the same row of the same file, for ever: loading it again makes no second ticket. */
export const keyOf = (fileName: string, row: number, draft: Draft) =>
  `load-${createHash('sha256')
    .update(JSON.stringify([fileName, row, draft]))
    .digest('base64url')}`;
