import Card from 'vcf';

const addressColumns = ['Street', 'City', 'State', 'Postal code', 'Country'] as const;
const kinds = ['', ' work', ' home', ' other'] as const;

/** Named so that their mapping is guessed. */
export const cardColumns: readonly string[] = [
  'External id',
  'Full name',
  'Given name',
  'Family name',
  'Organization',
  'Job title',
  ...kinds.map((kind) => `Email${kind}`),
  ...kinds.map((kind) => `Phone${kind}`),
  'Mobile phone',
  ...addressColumns,
  ...addressColumns.map((name) => `Home ${name.toLowerCase()}`),
  'Birthday',
  'Tags',
  'Unreadable',
];

const LONGEST_ID = 100;

const unescaped = (text: string) =>
  text.replace(/\\([\s\S])/g, (_, character: string) => (character === 'n' || character === 'N' ? '\n' : character));

const textOf = (value: string | undefined) => unescaped(value ?? '').trim();

/** Separators that are not escaped. */
const SEMICOLON = /(?<!\\);/;
const COMMA = /(?<!\\),/;

/** The parts of a value that has several. */
const partsOf = (value: string | undefined, separator: RegExp) => (value ?? '').split(separator).map(textOf);

/** The rows of a text begin where a card does; what is before the first one is none. */
export const CARD_BEGINS = /^BEGIN:VCARD/im;
const CARD_ENDS = /^END:VCARD[^\n]*(?:\n|$)/im;

/** The whole cards at the beginning of a text, and what is left of it. */
export const cardsIn = (text: string): { readonly cards: readonly string[]; readonly rest: string } => {
  const cards: string[] = [];
  let rest = text;
  for (let end = CARD_ENDS.exec(rest); end; end = CARD_ENDS.exec(rest)) {
    const next = end.index + end[0].length;
    cards.push(rest.slice(0, next));
    rest = rest.slice(next);
  }
  return { cards, rest };
};

const typesOf = ({ type = [] }: { type?: string | readonly string[] }) => [type].flat();
const kindOf = (types: readonly string[]) => kinds.find((kind) => types.includes(kind.trim())) ?? '';

const readCard = (text: string): Record<string, string> => {
  const card = new Card().parse(text.replace(/\r?\n/g, '\r\n'));
  const all = (name: string) => [card.get(name) ?? []].flat();
  const first = (name: string) => all(name)[0]?.valueOf();
  const cells: Record<string, string> = {};
  const add = (column: string, value: string | undefined) => {
    if (value) cells[column] = cells[column] === undefined ? value : `${cells[column]}\n${value}`;
  };
  const [familyName, givenName] = partsOf(first('n'), SEMICOLON);
  const uid = textOf(first('uid')).replace(/^urn:uuid:/i, '');
  if (uid.length <= LONGEST_ID) add('External id', uid);
  add('Full name', textOf(first('fn')));
  add('Given name', givenName);
  add('Family name', familyName);
  add('Organization', partsOf(first('org'), SEMICOLON)[0]);
  add('Job title', textOf(first('title')));
  for (const one of all('email')) add(`Email${kindOf(typesOf(one))}`, textOf(one.valueOf()));
  for (const one of all('tel')) {
    const types = typesOf(one);
    if (types.includes('fax')) continue;
    add(types.includes('cell') ? 'Mobile phone' : `Phone${kindOf(types)}`, textOf(one.valueOf()));
  }
  for (const one of all('adr')) {
    const [box, extended, street, ...others] = partsOf(one.valueOf(), SEMICOLON);
    const isHome = typesOf(one).includes('home');
    const names = isHome ? addressColumns.map((name) => `Home ${name.toLowerCase()}`) : addressColumns;
    // Of several addresses of a kind the first one is taken.
    if (names.some((name) => cells[name] !== undefined)) continue;
    const lines = [street, extended, box].filter((part) => part).join('\n');
    for (const [n, name] of names.entries()) add(name, [lines, ...others][n]);
  }
  // `19960415`, `19960415T102200Z` and `1996-04-15T00:00:00Z`.
  add('Birthday', first('bday')?.replace(/^(\d{4})(\d{2})(\d{2})(?=T|$)/, '$1-$2-$3'));
  add('Tags', partsOf(first('categories'), COMMA).join(';'));
  return cells;
};

/** The cells of a card in the order of `cardColumns`; one that cannot be read stands whole in the last of them. */
export const cellsOfCard = (text: string): string[] => {
  let cells: Record<string, string>;
  try {
    cells = readCard(text);
  } catch {
    cells = { Unreadable: text };
  }
  return cardColumns.map((name) => cells[name] ?? '');
};
