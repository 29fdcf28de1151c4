import * as z from 'zod';
import type { People, Reply, Wish } from './people.ts';
import type { World } from './world/world.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

// Few names, addresses and numbers, so that customers are often alike; the first ones are also those of who sends tickets.
const NAMES = ['Ada Muster', 'Muster Ada', 'Bob Muster', 'Muster GmbH'];
const EMAILS = ['ada@customer.example', 'Ada@Customer.example', 'bob@customer.example', 'eve@customer.example'];
const PHONES = ['+49 30 1234567', '+49 30 7654321'];

const SELLER = 'seller';

const record = z.looseObject({ id: z.string(), tags: z.array(z.string()), version: z.number() });
const shown = z.looseObject({ id: z.string(), status: z.string(), version: z.number() });
const list = z.looseObject({ items: z.array(z.looseObject({ id: z.string(), kind: z.string() })) });
const begun = z.looseObject({ import: shown });

const isDone = (reply: Reply | undefined): reply is Reply => reply !== undefined && reply.status < 300;

/** What a record says of somebody; now and then too little to know them by. */
const marksOf = ({ random }: World) => ({
  name: random.pick(NAMES),
  emails: random.chance(0.6) ? [{ address: random.pick(EMAILS) }] : [],
  phones: random.chance(0.5) ? [{ number: random.pick(PHONES) }] : [],
});

const keyed = ({ random }: World, people: People) =>
  random.chance(0.8) ? { key: people.token('key').replaceAll(/[<> ]/g, '') } : {};

const lookAt = async (people: People, operation: string, id: string) => {
  const reply = await people.ask({ operation, as: SELLER, params: { id } });
  return isDone(reply) ? record.parse(reply.body) : undefined;
};

const allowing = ({ random }: World) => ({ query: { allowDuplicate: random.chance(0.7) ? 'true' : 'false' } });

/** A change of an account or a contact that somebody has just looked at; `to` are organizations that a contact may go to. */
const change = (
  world: World,
  people: People,
  type: 'Account' | 'Contact',
  { id, tags, version }: z.output<typeof record>,
  to: readonly string[],
): Wish => {
  const { random } = world;
  const token = people.token('tag');
  const { name, emails, phones } = marksOf(world);
  const [body, said] = random.pick<readonly [object, { token?: string }]>([
    [{ tags: [...tags, token] }, { token }],
    [{ tags: [...tags, token], emails }, { token }],
    [{ emails, phones }, {}],
    [{ name, ownerId: random.pick([SELLER, null]) }, {}],
    ...(type === 'Account' ? ([[{ figures: { orders12m: random.between(0, 3) } }, {}]] as const) : []),
    ...(type === 'Contact' && to.length > 0 ? ([[{ accountId: random.pick(to) }, {}]] as const) : []),
  ]);
  return { operation: `patch${type}`, as: SELLER, params: { id }, body, ifMatch: version, ...said, ...allowing(world) };
};

/** Somebody changes a record now and then, sometimes together with a colleague who looked at the same moment. */
const workOn = async (world: World, people: People, type: 'Account' | 'Contact', id: string, to: readonly string[]) => {
  const { random, agenda } = world;
  for (let n = random.between(0, 2); n > 0; n -= 1) {
    await agenda.passes(random.chance(0.4) ? random.between(0, 500) : random.between(0, 5 * HOUR));
    const found = await lookAt(people, `get${type}`, id);
    if (!found) continue;
    const colleagues = random.pick([1, 1, 2]);
    await Promise.all(Array.from({ length: colleagues }, () => people.ask(change(world, people, type, found, to))));
  }
};

const enterContact = async (world: World, people: People, organizations: readonly string[]) => {
  const { random } = world;
  if (organizations.length === 0) return;
  const token = people.token('tag');
  const reply = await people.ask({
    operation: 'createContact',
    as: SELLER,
    body: { accountId: random.pick(organizations), ...marksOf(world), tags: [token] },
    token,
    ...keyed(world, people),
    ...allowing(world),
  });
  if (isDone(reply)) await workOn(world, people, 'Contact', record.parse(reply.body).id, organizations);
};

const enterAccount = async (world: World, people: People, organizations: string[]) => {
  const { random } = world;
  const kind = random.pick(['organization', 'person']);
  const marks = marksOf(world);
  // A customer who writes to two colleagues is entered by both, at the same moment, under one name or two.
  const replies = await Promise.all(
    Array.from({ length: random.pick([1, 2]) }, () => {
      const token = people.token('tag');
      const body = {
        kind,
        ...(random.chance(0.5) ? marks : { ...marksOf(world), emails: marks.emails }),
        tags: [token],
      };
      return people.ask({
        operation: 'createAccount',
        as: SELLER,
        body,
        token,
        ...keyed(world, people),
        ...allowing(world),
      });
    }),
  );
  const reply = replies.find(isDone);
  if (!reply) return;
  const { id } = record.parse(reply.body);
  if (kind === 'organization') {
    organizations.push(id);
    for (let n = random.between(0, 2); n > 0; n -= 1)
      people.later(random.between(0, 2 * HOUR), () => enterContact(world, people, organizations));
  }
  await workOn(world, people, 'Account', id, []);
};

/** Somebody finds two customers in the list, makes one of them, and is sorry for it now and then. */
const mergeTwo = async (world: World, people: People) => {
  const { random, agenda } = world;
  const found = await people.ask({ operation: 'listAccounts', as: SELLER });
  const { items } = isDone(found) ? list.parse(found.body) : { items: [] };
  const [first, ...others] = random.shuffled(items);
  const source = others.find(({ kind }) => kind === first?.kind);
  const target = first && source && (await lookAt(people, 'getAccount', first.id));
  if (!source || !target) return;
  const reply = await people.ask({
    operation: 'mergeAccount',
    as: SELLER,
    params: { id: target.id },
    body: { sourceId: source.id, fields: { name: random.pick(['target', 'source']) } },
    ifMatch: target.version,
    ...keyed(world, people),
  });
  if (!isDone(reply)) return;
  const { id } = z.looseObject({ id: z.string() }).parse(reply.body);
  // In the middle of it, or when it is long over.
  await agenda.passes(random.chance(0.5) ? random.between(0, 3_000) : random.between(0, 3 * HOUR));
  if (random.chance(0.3)) people.later(random.between(0, 100), () => workOn(world, people, 'Account', target.id, []));
  if (random.chance(0.4)) return;
  const merge = await people.ask({ operation: 'getMerge', as: SELLER, params: { id } });
  if (isDone(merge))
    await people.ask({
      operation: 'undoMerge',
      as: SELLER,
      params: { id },
      ...(random.chance(0.3) && { ifMatch: shown.parse(merge.body).version }),
    });
};

/** Asks of an import what needs no key, until it is so or somebody else has done it. */
const insist = async ({ agenda, random }: World, people: People, operation: string, id: string) => {
  for (let tries = 0; tries < 5; tries += 1) {
    const reply = await people.ask({
      operation,
      as: SELLER,
      params: { id },
      ...(operation === 'readImport' && { body: {} }),
    });
    if (reply && reply.status !== 412) return;
    await agenda.passes(random.between(100, 5_000));
  }
};

const waitFor = async ({ agenda }: World, people: People, id: string, ...statuses: readonly string[]) => {
  for (let looks = 0; looks < 12; looks += 1) {
    await agenda.passes(2 * MINUTE);
    const reply = await people.ask({ operation: 'getImport', as: SELLER, params: { id } });
    const status = isDone(reply) ? shown.parse(reply.body).status : '';
    if (statuses.includes(status)) return status;
  }
  return undefined;
};

/** Puts the file of an import where its link leads: that needs no function. */
export const putFile = ({ files }: World, id: string, rows: readonly string[]) =>
  void files.set(`customers/imports/${id}/source`, Buffer.from(`Name,Email,Phone,Tags\n${rows.join('\n')}\n`));

/** A file of customers, some of them in it twice. Each row says something that no other says. */
const enterFile = async (world: World, people: People) => {
  const { random, agenda } = world;
  const reply = await people.ask({
    operation: 'createImport',
    as: SELLER,
    body: { fileName: 'customers.csv', recordType: 'account' },
    key: people.token('key').replaceAll(/[<> ]/g, ''),
  });
  if (!isDone(reply)) return;
  const { id } = begun.parse(reply.body).import;
  const rows = Array.from({ length: random.between(2, 8) }, () => {
    const { name, emails, phones } = marksOf(world);
    return [name, emails[0]?.address ?? '', phones[0]?.number ?? '', people.token('row')].join(',');
  });
  putFile(world, id, rows);
  await insist(world, people, 'readImport', id);
  if ((await waitFor(world, people, id, 'ready', 'unreadable')) !== 'ready') return;
  if (random.chance(0.3)) {
    await insist(world, people, 'rehearseImport', id);
    await waitFor(world, people, id, 'ready');
  }
  await insist(world, people, 'startImport', id);
  if (random.chance(0.4)) {
    await agenda.passes(random.between(0, 1_500));
    await people.ask({ operation: 'stopImport', as: SELLER, params: { id } });
    await agenda.passes(random.between(0, 10_000));
    await insist(world, people, 'resumeImport', id);
  }
  // Whoever was not heard when they stopped it finds it stopped.
  if ((await waitFor(world, people, id, 'done', 'stopped')) === 'stopped')
    await insist(world, people, 'resumeImport', id);
};

/** Somebody looks for what there is. */
const lookAround = async ({ random }: World, people: People) => {
  const as = random.pick([SELLER, 'agent']);
  await people.ask({ operation: 'search', as, query: { q: random.pick(['muster', 'ada@customer', '4567']) } });
  const found = await people.ask({ operation: 'listAccounts', as, query: { kind: 'person' } });
  const id = isDone(found) ? list.parse(found.body).items[0]?.id : undefined;
  if (id === undefined) return;
  await people.ask({ operation: 'getAccountAround', as, params: { id } });
  await people.ask({ operation: 'getAccountTimeline', as, params: { id } });
};

/** An administrator has other rules of stages, as good as any. */
const putRules = ({ random }: World, people: People) =>
  people.ask({
    operation: 'putStageRules',
    as: 'admin',
    body: {
      rules: [
        { id: 'often', when: { orders12m: { from: random.between(0, 3) } }, set: { stage: 'growing' } },
        { id: 'heard', when: { silenceDays: { to: 1 } }, set: { stage: random.pick(['new', 'prospect']) } },
      ],
    },
  });

/** What may be done with customers; each with its likelihood in a world that has a seller. */
const deeds: readonly [number, (world: World, people: People) => Promise<unknown>][] = [
  [0.7, mergeTwo],
  [0.4, mergeTwo],
  [0.35, enterFile],
  [0.3, lookAround],
  [0.2, putRules],
];

/**
 * Lets people keep customers, in some worlds.
 * @param working how long they do, in milliseconds
 */
export const keepCustomers = (world: World, people: People, working: number) => {
  const { random } = world;
  if (random.chance(0.45)) return;
  const organizations: string[] = [];
  const rush = random.chance(0.4);
  for (let n = random.between(1, 4); n > 0; n -= 1)
    people.later(rush ? random.between(0, 500) : random.between(0, working / 4), () =>
      enterAccount(world, people, organizations),
    );
  for (const [likelihood, deed] of deeds)
    if (random.chance(likelihood))
      people.later(random.between(rush ? 5_000 : working / 8, working / 2), () => deed(world, people));
};
