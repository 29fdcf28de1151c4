import type { Item } from '../../shared/dynamo/table.ts';

/** What an item may consist of: `true` for a value, or a list of values, that has no fields of its own. */
type Known = true | { readonly [field: string]: Known };

/** Attributes by their names, which spaces part. */
const values = (names: string): Readonly<Record<string, true>> =>
  Object.fromEntries(names.split(' ').map((name) => [name, true]));

const dates = values('version createdAt updatedAt');
/** Of a record that people change: who changed it last. */
const changed = { ...dates, ...values('updatedBy') };
const due = values('duePk dueSk');
const targets = values('firstResponseHours resolutionHours');

const summary = {
  ...values('id number status type channel subject product departmentId assigneeId escalationLevel createdAt version'),
  ...values('firstResponseDueAt resolutionDueAt firstRespondedAt'),
};

const letter = values('id queue status type eventId times firstAt lastAt decidedBy reason version');

/**
 * Every attribute of every kind of item that a request can write, by the item's key (`<pk> <sk>`). Written by hand: an item
 * of no kind and an attribute that is not here are faults.
 */
const kinds: readonly (readonly [key: RegExp, attributes: Known])[] = [
  [
    /^access#directory departments$/,
    {
      ...changed,
      departments: {
        '*': { ...values('id name email managerEmail version createdAt'), targets },
      },
    },
  ],
  [/^access#directory teams$/, { ...changed, teams: { '*': values('id name version createdAt') } }],
  [
    /^access#directory territories$/,
    {
      ...changed,
      territories: {
        '*': {
          ...values('id name order version createdAt'),
          when: { ...values('regions industries'), employees: values('from to') },
        },
      },
    },
  ],
  [
    /^access#directory access-rules$/,
    {
      ...changed,
      visibility: { '*': values('account contact') },
      fields: values('recordType field access roles'),
    },
  ],
  [
    /^access#directory person#\S{1,128}$/,
    { ...changed, ...values('id email name roles departmentIds teamIds territoryIds active') },
  ],
  [/^access#directory address#[\w-]{32}$/, values('personId version')],
  [/^access#directory administrators$/, { ...changed, ...values('ids') }],
  [/^access#directory settings$/, { ...changed, ...values('timeZone country events') }],
  [
    /^service#ticket#[0-9A-Z]{10} ticket$/,
    {
      ...changed,
      ...due,
      ...summary,
      ...values('text createdBy escalatedAt lateAt solution resolvedAt events gsi1pk gsi1sk'),
      customer: values('name email phone'),
      request: values('key body'),
      routing: values('by ruleId reason'),
      targets,
      listed: summary,
    },
  ],
  [/^service#ticket#[0-9A-Z]{10} message#[0-9A-Z]{26}$/, values('id ticketId text by at version')],
  [/^service#ticket#[0-9A-Z]{10} request#[\w-]{32}$/, values('version body answer departmentId expiresAt')],
  [
    /^service#routing rules$/,
    {
      ...changed,
      ...values('defaultDepartmentId'),
      rules: { ...values('id departmentId'), when: values('types channels products words') },
    },
  ],
  [/^service#address#[\w-]{32} count$/, values('count expiresAt')],
  [
    /^analytics#schedules [a-z0-9-]{1,64}$/,
    {
      ...changed,
      ...due,
      ...values('id status report cron timeZone recipients formats nextSlotAt ownerId revision'),
    },
  ],
  [
    /^analytics#run#[0-9A-Z]{26} run$/,
    {
      ...due,
      ...values('version events gsi1pk gsi1sk'),
      listed: {
        ...dates,
        ...values('id report from to formats recipients requestedBy requestMark status'),
      },
    },
  ],
  [/^[a-z]+#denial#[0-9A-Z]{26} denial$/, values('version expiresAt events')],
  [
    /^access#audit-verification#[0-9A-Z]{26} verification$/,
    {
      ...dates,
      ...due,
      ...values('id status requestedBy entries erased headFiles faultCount faults events'),
      at: values('chain seq hash'),
    },
  ],
  [
    /^platform#dead-letter#[0-9A-Z]{26} dead-letter$/,
    { ...letter, ...values('updatedBy body expiresAt gsi1pk gsi1sk'), listed: letter },
  ],
];

const strangersIn = (value: unknown, known: Known, path: string): string[] => {
  if (Array.isArray(value)) return value.flatMap((one: unknown) => strangersIn(one, known, `${path}[]`));
  if (typeof value !== 'object' || value === null) return [];
  if (known === true) return [path];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    const field = Object.hasOwn(known, name) ? known[name] : known['*'];
    return field === undefined ? [`${path}.${name}`] : strangersIn(one, field, `${path}.${name}`);
  });
};

/** What a written item has that nobody knows of; nothing when all is well. */
export const unknownIn = (item: Item): string[] => {
  const { pk, sk, ...attributes } = item;
  const key = `${String(pk)} ${String(sk)}`;
  const found = kinds.find(([pattern]) => pattern.test(key));
  return found ? strangersIn(attributes, found[1], key) : [`${key}: an item of no known kind`];
};
