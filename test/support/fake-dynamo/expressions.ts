import { DynamoDBServiceException } from '@aws-sdk/client-dynamodb';
import type { Item } from '../../../shared/dynamo/table.ts';

/** What DynamoDB answers to a request that it does not understand. */
export const invalidRequest = (message: string) =>
  new DynamoDBServiceException({ name: 'ValidationException', $fault: 'client', message, $metadata: {} });

const HIGH = /[\ud800-\uffff]/;

/** DynamoDB sorts texts by their bytes; JavaScript by 16-bit units, which differ beyond the basic plane. */
export const compareTexts = (a: string, b: string) => {
  if (a === b) return 0;
  if (HIGH.test(a) || HIGH.test(b)) return Buffer.compare(Buffer.from(a), Buffer.from(b));
  return a < b ? -1 : 1;
};

/** The names (`#…`) and values (`:…`) of one request; each must be known and used, as DynamoDB insists. */
export class Words {
  readonly #names: Readonly<Record<string, string>>;
  readonly #values: Readonly<Record<string, unknown>>;
  readonly #unused: Set<string>;

  constructor(names: Readonly<Record<string, string>> = {}, values: Readonly<Record<string, unknown>> = {}) {
    this.#names = names;
    this.#values = values;
    this.#unused = new Set([...Object.keys(names), ...Object.keys(values)]);
  }

  /** The attribute that a word of an expression stands for. */
  name(word: string): string {
    if (!word.startsWith('#')) return word;
    this.#unused.delete(word);
    const name = this.#names[word];
    if (name === undefined) throw invalidRequest(`the name ${word} is not defined`);
    return name;
  }

  value(word: string): unknown {
    this.#unused.delete(word);
    if (!(word in this.#values)) throw invalidRequest(`the value ${word} is not defined`);
    return this.#values[word];
  }

  /** To be called when all expressions of the request were read. */
  allUsed() {
    if (this.#unused.size > 0) throw invalidRequest(`not used in any expression: ${[...this.#unused].join(', ')}`);
  }
}

const order = (a: unknown, b: unknown): number | undefined => {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  return typeof a === 'string' && typeof b === 'string' ? compareTexts(a, b) : undefined;
};

type Test = (item: Item) => boolean;

const NAME = '(#?\\w+)';
const VALUE = '(:\\w+)';

/** Every form of clause that our code uses. Another one is an error here, and not a condition that is always true. */
const clauses: readonly [RegExp, (words: Words, parts: readonly string[]) => Test][] = [
  [
    new RegExp(`^attribute_not_exists\\(${NAME}\\)$`),
    (words, [name = '']) => {
      const attribute = words.name(name);
      return (item) => item[attribute] === undefined;
    },
  ],
  [
    new RegExp(`^attribute_exists\\(${NAME}\\)$`),
    (words, [name = '']) => {
      const attribute = words.name(name);
      return (item) => item[attribute] !== undefined;
    },
  ],
  [
    new RegExp(`^begins_with\\(${NAME}, ${VALUE}\\)$`),
    (words, [name = '', value = '']) => {
      const [attribute, prefix] = [words.name(name), words.value(value)];
      return (item) => {
        const text = item[attribute];
        return typeof text === 'string' && typeof prefix === 'string' && text.startsWith(prefix);
      };
    },
  ],
  [
    new RegExp(`^${NAME} (=|<|>) ${VALUE}$`),
    (words, [name = '', sign, value = '']) => {
      const [attribute, bound] = [words.name(name), words.value(value)];
      return (item) => {
        const compared = order(item[attribute], bound);
        if (compared === undefined) return false;
        return sign === '=' ? compared === 0 : sign === '<' ? compared < 0 : compared > 0;
      };
    },
  ],
];

const clauseIn = (text: string, words: Words): Test => {
  for (const [form, read] of clauses) {
    const match = form.exec(text);
    if (match) return read(words, match.slice(1));
  }
  throw invalidRequest(`the fake table does not know the expression "${text}"`);
};

/** A condition or a filter: clauses joined by `OR` or by `AND`. */
export const testIn = (expression: string, words: Words): Test => {
  const ways = expression.split(' OR ').map((way) => {
    const all = way.split(' AND ').map((clause) => clauseIn(clause, words));
    return (item: Item) => all.every((holds) => holds(item));
  });
  return (item) => ways.some((holds) => holds(item));
};

/** Where a sort key lies: before a range (negative), in it (0), after it (positive). */
export type Place = (sk: string) => number;

const text = (value: unknown) => {
  if (typeof value !== 'string') throw invalidRequest('a sort key is compared with a text');
  return value;
};

/** The forms of the range of sort keys that a query reads. */
const ranges: readonly [RegExp, (...bounds: readonly string[]) => Place][] = [
  [
    new RegExp(`^begins_with\\(${NAME}, ${VALUE}\\)$`),
    (prefix = '') =>
      (sk) =>
        sk.startsWith(prefix) ? 0 : compareTexts(sk, prefix),
  ],
  [
    new RegExp(`^${NAME} BETWEEN ${VALUE} AND ${VALUE}$`),
    (low = '', high = '') => {
      if (compareTexts(low, high) > 0) throw invalidRequest('BETWEEN needs its lower bound first');
      return (sk) => (compareTexts(sk, low) < 0 ? -1 : Math.max(0, compareTexts(sk, high)));
    },
  ],
  [
    new RegExp(`^${NAME} < ${VALUE}$`),
    (bound = '') =>
      (sk) =>
        compareTexts(sk, bound) < 0 ? 0 : 1,
  ],
  [
    new RegExp(`^${NAME} > ${VALUE}$`),
    (bound = '') =>
      (sk) =>
        compareTexts(sk, bound) > 0 ? 0 : -1,
  ],
];

/** The clause of a key condition that is about the sort key, which must have this name. */
export const rangeIn = (clause: string, words: Words, sortKey: string): Place => {
  for (const [form, read] of ranges) {
    const [whole, name = '', ...bounds] = form.exec(clause) ?? [];
    if (whole === undefined) continue;
    if (words.name(name) !== sortKey) throw invalidRequest(`${name} is not the sort key`);
    return read(...bounds.map((bound) => text(words.value(bound))));
  }
  throw invalidRequest(`the fake table does not know the range "${clause}"`);
};

/** `ADD #a :b, … SET #c = :d, …`: the attributes that an update gives the item. */
export const updateIn = (expression: string, words: Words) => {
  const match = /^ADD (#\w+ :\w+(?:, #\w+ :\w+)*)(?: SET (#\w+ = :\w+(?:, #\w+ = :\w+)*))?$/.exec(expression);
  if (!match) throw invalidRequest(`the fake table does not know the update "${expression}"`);
  const pairs = (text: string | undefined, between: string) =>
    (text?.split(', ') ?? []).map((clause) => {
      const [name = '', value = ''] = clause.split(between);
      return [words.name(name), words.value(value)] as const;
    });
  const [added, fixed] = [pairs(match[1], ' '), pairs(match[2], ' = ')];
  return (item: Item): Item => {
    const sums = added.map(([name, value]) => {
      const before = item[name] ?? 0;
      if (typeof before !== 'number' || typeof value !== 'number') throw invalidRequest('ADD is for numbers');
      return [name, before + value] as const;
    });
    return { ...item, ...Object.fromEntries([...sums, ...fixed]) };
  };
};
