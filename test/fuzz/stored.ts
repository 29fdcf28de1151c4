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

/** What accounts and contacts share. */
const reachable = {
  ...values('id number status name givenName familyName language timeZone birthday tags externalId'),
  ...values('ownerId teamId territoryId createdBy events claims'),
  emails: values('address label'),
  phones: values('number country label'),
  addresses: values('street city region postalCode country label'),
  consents: values('channel purpose state at how proof'),
  customFields: { '*': values('amount currency') },
  request: values('key body'),
};

const accountFields = {
  ...changed,
  ...reachable,
  ...values('kind legalName tradeName industry occupation region source currency employees stage grade'),
  ...values('stageBy gradeBy territoryBy formerExternalIds mergedInto mergeId'),
  figures: { ...values('orders12m lastOrderAt'), spend12m: values('amount currency') },
};

const label = values('en zh-Hans zh-Hant');
const codes = { ...values('code active'), label };
const counts = values('created updated unchanged duplicate refused');
const problems = values('row column field reason');

const savedView = {
  ...changed,
  ...values('id name recordType columns ownerId'),
  filter: values('ownerId teamId territoryId tag changedSince kind stage grade industry region role'),
  sharedWith: values('teamId'),
  request: values('key body'),
};

const pair = values('id ids score because status foundAt dismissedBy version');

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
      ...values('accountId text createdBy escalatedAt lateAt solution resolvedAt events gsi1pk gsi1sk'),
      customer: values('name email phone'),
      request: values('key body'),
      routing: values('by ruleId reason'),
      targets,
      listed: summary,
    },
  ],
  [/^service#ticket#[0-9A-Z]{10} message#\d{9}-[0-9A-Z]{26}$/, values('id ticketId text by at version')],
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
  [
    /^customers#erasure#[0-9A-Z]{26} record$/,
    {
      ...due,
      ...values('id status reason requestedBy requestedAt refusedBy refusedAt agreedBy agreedAt part after waitsFor'),
      ...values('completedAt lastLookAt updatedAt updatedBy version events'),
      subject: values('type id'),
      removed: { '*': true },
    },
  ],
  [/^customers#erasure#[0-9A-Z]{26} (?:todo|open|confirmed|named)#\S+$/, values('version')],
  [/^customers#(?:account|contact)#[0-9A-Z]{10} erasure$/, values('erasureId version')],
  [
    /^customers#privacy-export#[0-9A-Z]{26} record$/,
    {
      ...due,
      ...values('id status requestedBy requestedAt finishedAt ticketIds copied linksUntil files version events'),
      subject: values('type id'),
    },
  ],
  [/^customers#(?:erasures|privacy-exports) \d+#[0-9A-Z]{26}$/, values('id version')],
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
  [/^customers#account#[0-9A-Z]{10} record$/, accountFields],
  [
    /^customers#contact#[0-9A-Z]{10} record$/,
    { ...changed, ...reachable, ...values('accountId jobTitle role reportsToId preferredChannel') },
  ],
  [
    /^customers#account#[0-9A-Z]{10} record#contact#[0-9A-Z]{10}$/,
    {
      ...changed,
      ...reachable,
      ...values('accountId jobTitle role reportsToId preferredChannel'),
    },
  ],
  [/^customers#account#[0-9A-Z]{10} (?:merge#[0-9A-Z]{26}|pair#[0-9A-Z]{10})$/, values('version')],
  [/^customers#lock#[a-z:-]+[a-z0-9-]*#[\w-]{32} lock$/, values('holder version')],
  [/^customers#block#[\w-]{32} block$/, values('ids version')],
  [/^customers#standards code-lists$/, { ...changed, kept: { '*': { ...values('id version createdAt'), codes } } }],
  [
    /^customers#standards custom-fields$/,
    {
      ...changed,
      kept: {
        '*': {
          ...values('recordType id kind required unique minLength maxLength min max from to version createdAt'),
          label,
          choices: codes,
        },
      },
    },
  ],
  [
    /^customers#standards stage-rules$/,
    {
      ...changed,
      rules: {
        ...values('id'),
        set: values('stage grade'),
        when: {
          ...values('kinds stages grades'),
          ageDays: values('from to'),
          silenceDays: values('from to'),
          orderAgeDays: values('from to'),
          orders12m: values('from to'),
          spend12m: values('from to currency'),
        },
      },
    },
  ],
  [
    /^customers#stage-run record$/,
    { ...due, ...values('status shard after looked moved startedAt finishedAt version events') },
  ],
  [
    /^customers#merge#[0-9A-Z]{26} record$/,
    {
      ...due,
      ...values('id targetId sourceId status phase after kept mergedAt mergedBy undoneAt undoneBy body version events'),
      targetBefore: accountFields,
      sourceBefore: accountFields,
      merged: accountFields,
      setAside: { '*': values('amount currency') },
      moved: values('contacts tickets timeline'),
    },
  ],
  [/^customers#pair#[0-9A-Z]{10}-[0-9A-Z]{10} pair$/, { ...pair, ...values('gsi1pk gsi1sk'), listed: pair }],
  [/^customers#view#[0-9A-Z]{26} record$/, { ...savedView, ...values('status expiresAt') }],
  [/^customers#views#(?:everybody|owner:.{1,128}|team:[a-z0-9-]{1,64}) \S+#[0-9A-Z]{26}$/, savedView],
  [
    /^customers#import#[0-9A-Z]{26} record$/,
    {
      ...due,
      ...values(
        'id fileName format recordType status why createdAt createdBy by finishedAt filesRemovedAt body version events',
      ),
      reading: values('encoding separator'),
      file: values('name size encoding separator start'),
      columns: values('name samples'),
      mapping: values('column field label'),
      options: values('allowDuplicates country dateOrder kind'),
      dryRun: { ...values('finishedAt'), counts, problems },
      position: values('offset row chunk'),
      counts,
      problems,
    },
  ],
  [/^customers#imports#(?:all|kept|\w+:.{1,128}) \d+#[0-9A-Z]{26}$/, values('id version')],
  [
    /^customers#export#[0-9A-Z]{26} record$/,
    {
      ...due,
      ...values('id of format columns status why section after hand stray rows createdAt createdBy finishedAt'),
      ...values('filesRemovedAt body version events'),
      filter: values('ownerId teamId territoryId tag changedSince kind stage grade industry region role accountId'),
      shape: values('emails phones addresses labels customFields'),
      parts: values('of name rows'),
      files: values('of name rows size'),
    },
  ],
  [/^customers#exports#(?:all|kept|\w+:.{1,128}) \d+#[0-9A-Z]{26}$/, values('id version')],
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
