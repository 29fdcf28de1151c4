import * as fc from 'fast-check';
import type { Arbitrary } from 'fast-check';
import * as z from 'zod';
import { cursorOf } from '../../shared/dynamo/cursor.ts';
import { routeKeyOf } from '../../shared/kernel/route.ts';
import { actors } from '../matrix/actors.ts';
import { examples } from '../matrix/requests.ts';
import * as corpora from './corpora.ts';
import { fieldsOfAnyName, itemsOf, resolved, type Json, type Operation, type Schema } from './document.ts';
import { mutated, type Mutation } from './mutate.ts';

/** One request as a caller of the gateway makes it; all that a counterexample has to show. */
export interface Case {
  /** `$default` when no route has the method. */
  readonly routeKey: string;
  /** The index of who asks in `actors`. */
  readonly actor: number;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  readonly base64: 'no' | 'yes' | 'broken';
  /** A field that no contract knows was put into the body. */
  readonly hasUnknownField: boolean;
  /** Sent again as it is, right after its answer. */
  readonly twice: boolean;
}

const { MARKER } = corpora;

const hostileText = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...corpora.texts) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 40 }) },
  {
    weight: 1,
    arbitrary: fc
      .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 })
      .map((units) => String.fromCharCode(...units)),
  },
);

const writtenText = (min: number, max: number): Arbitrary<string> =>
  fc
    .tuple(
      fc.constantFrom('', MARKER, 'Invoice ', '发票', '=1+', '<b>', '\u202e'),
      fc.string({ unit: 'grapheme', maxLength: Math.min(max, 30) }),
      fc.constantFrom(0, 0, 0, 0, 0, 1),
    )
    .map(([first, rest, full]) => {
      const text = (first + rest).padEnd(min, 'x');
      return (full === 1 && max < 30_000 ? text.padEnd(max, '界') : text).slice(0, max);
    });

const textOf = (schema: Schema): Arbitrary<string> => {
  const { minLength = 0, maxLength = 100 } = schema;
  if (schema.pattern?.startsWith('^'))
    return fc.stringMatching(new RegExp(schema.pattern, 'u')).map((text) => text.slice(0, maxLength));
  // Patterns without a beginning ask for a letter somewhere.
  const text = writtenText(minLength, maxLength - 1);
  return schema.pattern === undefined ? text : text.map((rest) => `w${rest}`);
};

/** Values that a schema of the document describes, and now and then one that only its neighbours accept. */
const valid = (given: Schema, name = ''): Arbitrary<Json> => {
  const schema = resolved(given);
  if (schema.enum) return fc.constantFrom(...schema.enum.filter((one) => typeof one === 'string'));
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map((one) => valid(one, name)));
  switch (schema.type) {
    case 'string': {
      const field = corpora.fields[schema.format === 'email' ? 'email' : name];
      if (!field) return textOf(schema);
      const good = fc.constantFrom(...field.good);
      return fc.oneof({ weight: 30, arbitrary: good }, fc.constantFrom(...field.odd), textOf(schema));
    }
    case 'number':
    case 'integer': {
      const { minimum = -1e6, maximum = 1e6 } = schema;
      const inside =
        schema.type === 'integer'
          ? fc.integer({ min: Math.ceil(minimum), max: Math.floor(maximum) })
          : fc.double({ min: minimum, max: maximum, noNaN: true });
      return fc.oneof(fc.constantFrom(minimum, maximum), inside);
    }
    case 'boolean':
      return fc.boolean();
    case 'array': {
      const { minItems = 0, maxItems = 3 } = schema;
      return fc.array(valid(itemsOf(schema), name), {
        minLength: minItems,
        maxLength: Math.max(minItems, Math.min(maxItems, 3)),
      });
    }
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const any = fieldsOfAnyName(schema);
      if (any) return fc.dictionary(fc.constantFrom(...corpora.ownFields), valid(any), { maxKeys: 2 });
      return fc.record(
        Object.fromEntries(
          Object.entries(properties).map(([field, one]) => [field, valid(one, required.includes('id') ? '' : field)]),
        ),
        { requiredKeys: [...required], noNullPrototype: true },
      );
    }
    case 'null':
      return fc.constant(null);
    case undefined:
    default:
      return fc.constantFrom(...corpora.values);
  }
};

const mutation: Arbitrary<Mutation> = fc.record({
  kind: fc.constantFrom('replace', 'replace', 'remove', 'rename', 'add', 'add', 'wrap', 'repeat', 'append'),
  at: fc.nat(60),
  name: fc.constantFrom(...corpora.names),
  value: fc.oneof({ weight: 5, arbitrary: fc.constantFrom(...corpora.values) }, hostileText),
});

interface Body {
  readonly text: string | undefined;
  readonly hasUnknownField: boolean;
}

const rawText = (json: Json) =>
  Object.entries(corpora.rawTexts).reduce(
    (text, [name, raw]) => text.replaceAll(`"${name}"`, () => raw),
    JSON.stringify(json),
  );

/** The bodies by which the matrix tries an operation: each is accepted on some of its records. */
const goodBodies = ({ id }: Operation): readonly unknown[] =>
  Object.values(examples[id]?.records ?? {}).flatMap((idOf) =>
    actors.slice(0, 1).map((actor) => examples[id]?.request(idOf(actor)).body ?? {}),
  );

const bodyFor = (schema: Schema, good: readonly unknown[]): Arbitrary<Body> =>
  fc.oneof(
    ...good.map((body) => ({
      weight: 1,
      arbitrary: fc.constant({ text: JSON.stringify(body), hasUnknownField: false }),
    })),
    { weight: 12, arbitrary: valid(schema).map((value) => ({ text: JSON.stringify(value), hasUnknownField: false })) },
    {
      weight: 10,
      arbitrary: fc
        .tuple(valid(schema), fc.array(mutation, { minLength: 1, maxLength: 3 }))
        .map(([value, mutations]) => {
          const { json, added } = mutated(value, mutations);
          return { text: rawText(json), hasUnknownField: added };
        }),
    },
    {
      weight: 1,
      arbitrary: fc.constantFrom(undefined, ...corpora.bodies).map((text) => ({ text, hasUnknownField: false })),
    },
  );

/** What the gateway has decoded is valid Unicode, and no part of a path is empty. */
const pathText = hostileText.map((text) => text.toWellFormed() || 'x');

const pathsOf = ({ id }: Operation) => {
  const example = examples[id];
  const paths = Object.values(example?.records ?? {}).flatMap((idOf) =>
    actors.map((actor) => JSON.stringify(example?.request(idOf(actor)).params ?? {})),
  );
  return [...new Set(paths)].map((path) => z.record(z.string(), z.string()).parse(JSON.parse(path)));
};

const pathFor = (operation: Operation): Arbitrary<Readonly<Record<string, string>>> => {
  const any = fc
    .tuple(
      ...Object.entries(operation.path).map(([name, schema]) =>
        fc
          .oneof(valid(schema, name), pathText)
          .map((text) => [name, typeof text === 'string' && text !== '' ? text.toWellFormed() : 'x'] as const),
      ),
    )
    .map((entries) => Object.fromEntries(entries));
  const known = pathsOf(operation).filter((path) => Object.values(path).every((part) => part !== ''));
  return known.length === 0 ? any : fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...known) }, any);
};

/** The list that an operation shows, as its cursors name it: anybody can make a cursor of that form, so some do. */
const lists: Readonly<Record<string, (id: string) => string>> = {
  listDepartments: () => 'departments',
  listPeople: () => 'people',
  getTicketHistory: (id) => `history ${id}`,
  listTicketMessages: (id) => `messages ${id}`,
  listDepartmentTickets: (id) => `open ${id}`,
  listReportSchedules: () => 'report-schedules',
  listReportRuns: () => 'report-runs',
  listDeadLetters: () => 'dead-letters',
  listTeams: () => 'teams',
  listTerritories: () => 'territories',
  listAccounts: () => 'accounts []',
  listContacts: () => 'contacts []',
  getAccountTimeline: (id) => `timeline ${id}`,
  listCodeLists: () => 'code lists',
  listCustomFields: () => 'custom fields',
  listSavedViews: () => 'saved-views',
  listDuplicates: () => 'duplicates',
  listImports: () => 'imports of all',
  listImportRows: (id) => `rows of the import ${id}`,
};

/** @param list the name of the list that is asked for */
const cursor = (list: string): Arbitrary<string> => {
  const position = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...corpora.positions) }, pathText);
  return fc.oneof(
    { weight: 4, arbitrary: position.map((at) => cursorOf(list, at)) },
    { weight: 1, arbitrary: position.map((at) => cursorOf('people', at)) },
    { weight: 1, arbitrary: pathText },
    { weight: 1, arbitrary: fc.json().map((text) => Buffer.from(text).toString('base64url')) },
  );
};

/** A value as it stands in a query. */
const asText = (value: Json) => (typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed();

const queryFor = (operation: Operation, id: string): Arbitrary<Readonly<Record<string, string>>> => {
  const limit = fc.integer({ min: 1, max: 200 }).map(String);
  const hostile: Record<string, Arbitrary<string>> = {
    limit: fc.oneof(limit, fc.constantFrom(...corpora.oddLimits), pathText),
    cursor: cursor(lists[operation.id]?.(id) ?? ''),
  };
  const isList = 'cursor' in operation.query;
  const isPaged = (name: string) => name === 'cursor' || name === 'limit';
  const names = [
    ...(isList ? ['cursor', 'cursor', 'cursor', 'limit'] : []),
    ...Object.keys(operation.query).filter((name) => !isPaged(name)),
    corpora.UNKNOWN,
  ];
  const off = fc
    .array(fc.constantFrom(...names), { minLength: 1, maxLength: 2 })
    .chain((chosen) => fc.tuple(...chosen.map((name) => fc.tuple(fc.constant(name), hostile[name] ?? pathText))))
    .map((entries) => Object.fromEntries(entries));
  const own = Object.entries(operation.query)
    .filter(([name]) => !isPaged(name))
    .map(([name, schema]) => [name, valid(schema, name).map(asText)] as const);
  const good = fc.record(Object.fromEntries([...own, ...(isList ? [['limit', limit] as const] : [])]), {
    noNullPrototype: true,
    requiredKeys: [...operation.requiredQuery],
  });
  return fc.oneof(
    { weight: own.length > 0 ? 3 : 1, arbitrary: good },
    { weight: isList ? 2 : 1, arbitrary: fc.tuple(good, off).map(([some, others]) => ({ ...some, ...others })) },
  );
};

const headersFor = ({ contract }: Operation): Arbitrary<Readonly<Record<string, string>>> => {
  const ifMatch = (any: number) =>
    fc.oneof({ weight: any, arbitrary: fc.constant('*') }, fc.constantFrom(undefined, ...corpora.ifMatches));
  const key = fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 5, arbitrary: fc.constantFrom(...corpora.goodKeys) },
    fc.constantFrom(...corpora.oddKeys),
  );
  const type = fc.constantFrom('application/json', undefined, 'text/plain', 'application/x-www-form-urlencoded', '');
  return fc.tuple(contract.ifMatch === 'required' ? ifMatch(8) : ifMatch(1), key, type).map(([ifMatch, key, type]) => ({
    ...(ifMatch !== undefined && { 'if-match': ifMatch }),
    ...(key !== undefined && { 'idempotency-key': key }),
    ...(type !== undefined && { 'content-type': type }),
  }));
};

const everybody = actors.map((_, index) => index);
const administrators = everybody.filter((index) => actors[index]?.role === 'administrator');
const withToken = everybody.filter((index) => actors[index]?.role !== 'no token');

/** Requests for an operation: as its contract wants them, a little off, and far off. */
export const caseFor = (operation: Operation): Arbitrary<Case> => {
  const { contract, body } = operation;
  const shape = {
    routeKey: fc.oneof({ weight: 40, arbitrary: fc.constant(routeKeyOf(contract)) }, fc.constant('$default')),
    // Without a token only public routes are reached.
    actor: fc.oneof(
      { weight: 6, arbitrary: fc.constantFrom(...administrators) },
      { weight: 1, arbitrary: fc.constantFrom(...(contract.public ? everybody : withToken)) },
    ),
    target: pathFor(operation).chain((params) =>
      queryFor(operation, params['id'] ?? '').map((query) => ({ params, query })),
    ),
    headers: headersFor(operation),
    sent: body ? bodyFor(body, goodBodies(operation)) : fc.constant<Body>({ text: undefined, hasUnknownField: false }),
    base64: fc.constantFrom<Case['base64'][]>('no', 'no', 'no', 'no', 'no', 'no', 'no', 'yes', 'yes', 'broken'),
    twice: fc.constantFrom(false, false, false, true),
  };
  return fc.record(shape, { noNullPrototype: true }).map(({ sent: { text, hasUnknownField }, target, ...rest }) => ({
    ...rest,
    ...target,
    body: text,
    hasUnknownField,
  }));
};
