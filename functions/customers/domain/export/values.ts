import type { ExportedType } from '../../contract/export.ts';

/** A record as it is exported: what the API shows of it. */
export type Row = Readonly<Record<string, unknown>>;

/** A row with its type. */
export interface TypedRow {
  readonly of: ExportedType;
  readonly row: Row;
}

const isObject = (value: unknown): value is Row => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The objects in a list that a field holds. */
export const objectsIn = (value: unknown): Row[] => (Array.isArray(value) ? value.filter(isObject) : []);

export const objectIn = (value: unknown): Row => (isObject(value) ? value : {});

const plain = new Intl.NumberFormat('en-US', { useGrouping: false, maximumFractionDigits: 20 });

/** Three decimals may be read as thousands: they get a fourth. */
const unmistakable = (number: string) => (/^-?\d{1,3}\.\d{3}$/.test(number) ? `${number}0` : number);

const SEPARATORS = /[;,，、；\n]/;

/** Values in one cell. Where one of them has a sign that separates, another one does. */
const joined = (values: readonly string[]) =>
  values.some((value) => SEPARATORS.test(value))
    ? `${values.join(' ::: ')}${values.length === 1 ? ' :::' : ''}`
    : values.join('; ');

/** The text of a value, as an import reads it. */
export const textOf = (value: unknown): string => {
  if (typeof value === 'number') return unmistakable(plain.format(value));
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'string') return value;
  if (Array.isArray(value)) return joined(value.map(textOf));
  if (!isObject(value)) return '';
  const { amount, currency } = value;
  return typeof amount === 'string' && typeof currency === 'string'
    ? `${unmistakable(amount)} ${currency}`
    : JSON.stringify(value);
};

/** A phone number without the semicolon that would part two of them. */
export const phoneText = (value: unknown) => textOf(value).replace(';ext=', ' x');
