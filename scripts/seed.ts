import type { Department, PersonEntry, Team, Territory } from '../functions/access/contract/records.ts';
import type { RoutingRules } from '../functions/service/contract/rules.ts';
import type { Deployment } from './deployment.ts';
import { enterPerson } from './people.ts';
import { personToken } from './tokens.ts';
import { directoryStore, type DirectoryStore } from '../functions/access/persistence/directory-store.ts';
import { documentClient } from '../shared/dynamo/connect.ts';
import { routingStore } from '../functions/service/persistence/routing.ts';
import { tableOf } from '../shared/dynamo/document-table.ts';
import { output } from './deployment.ts';

/** Of the local host only: everybody who can reach it may know it. */
export const SEEDED_PASSWORD = 'Rapport-demo-1';

const people: readonly Omit<PersonEntry, 'id'>[] = [
  { email: 'admin@rapport.example', name: 'Ada Admin', roles: ['administrator'], departmentIds: [] },
  { email: 'manager@rapport.example', name: 'Max Manager', roles: ['manager'], departmentIds: ['billing'] },
  { email: 'agent@rapport.example', name: 'Aiko Agent', roles: ['service'], departmentIds: ['billing'] },
  {
    email: 'sales@rapport.example',
    name: 'Sara Sales',
    roles: ['sales'],
    departmentIds: [],
    teamIds: ['field-sales'],
    territoryIds: ['large-companies'],
  },
];

const teams: readonly Team[] = [{ id: 'field-sales', name: 'Field sales' }];

const territories: readonly Territory[] = [
  { id: 'large-companies', name: 'Large companies', order: 10, when: { employees: { from: 250 } } },
];

const department = (id: string, name: string, firstResponseHours: number, managerEmail: string): Department => ({
  id,
  name,
  email: `${id}@rapport.example`,
  managerEmail,
  targets: { firstResponseHours, resolutionHours: firstResponseHours * 6 },
});

export const departments: readonly Department[] = [
  department('billing', 'Billing', 4, 'manager@rapport.example'),
  department('technical', 'Technical support', 8, 'technical-manager@rapport.example'),
  department('delivery', 'Delivery', 6, 'delivery-manager@rapport.example'),
  department('general', 'Customer care', 12, 'general-manager@rapport.example'),
];

export const rules: RoutingRules = {
  rules: [
    {
      id: 'money',
      when: {
        words: [
          'invoice',
          'invoices',
          'bill',
          'charge',
          'charged',
          'payment',
          'refund',
          '发票',
          '账单',
          '退款',
          '發票',
          '帳單',
        ],
      },
      departmentId: 'billing',
    },
    {
      id: 'on-the-way',
      when: {
        words: ['delivery', 'delivered', 'parcel', 'shipping', 'courier', '快递', '物流', '送货', '快遞', '送貨'],
      },
      departmentId: 'delivery',
    },
    { id: 'repairs', when: { types: ['repair'] }, departmentId: 'technical' },
    {
      id: 'does-not-work',
      when: { words: ['broken', 'crash', 'crashes', 'error', 'defect', 'does not work', '故障', '坏了', '壞了'] },
      departmentId: 'technical',
    },
  ],
  defaultDepartmentId: 'general',
};

export interface SeededPerson {
  readonly email: string;
  readonly id: string;
  readonly password: string;
  readonly role: string;
}

/** The password that a person of the seed was entered with. */
export const seededPassword = (email: string) =>
  people.some((person) => person.email === email) ? SEEDED_PASSWORD : undefined;

/** Enters people who are not there; who has been changed since stays as they are. */
const seedPeople = async (deployment: Pick<Deployment, 'outputs'>, store: DirectoryStore) => {
  const seeded: SeededPerson[] = [];
  for (const person of people) {
    const known = await store.personWith(person.email);
    const id = known?.id ?? (await enterPerson(deployment, person, SEEDED_PASSWORD));
    seeded.push({ email: person.email, id, password: SEEDED_PASSWORD, role: (known ?? person).roles.join(', ') });
  }
  return seeded;
};

/**
 * Gives an empty deployment people, departments, a team, a territory and routing rules, through its own API. It may run at every start: what
 * is there is left alone, and nobody signs in where nothing is missing.
 */
export const seed = async (deployment: Pick<Deployment, 'baseUrl' | 'outputs'>): Promise<SeededPerson[]> => {
  const table = tableOf(documentClient(), output(deployment, 'TableName'));
  const store = directoryStore(table);
  const seeded = await seedPeople(deployment, store);
  const kinds = [
    ['departments', departments, await store.departments()],
    ['teams', teams, await store.teams()],
    ['territories', territories, await store.territories()],
  ] as const;
  const missing = [
    ...kinds.flatMap(([path, records, stored]) =>
      records.filter(({ id }) => !stored?.byId[id]).map((record) => [`/v1/${path}/${record.id}`, record] as const),
    ),
    ...((await routingStore(table).rules()) ? [] : [['/v1/routing-rules', rules] as const]),
  ];
  if (missing.length === 0) return seeded;
  const token = await personToken(deployment, 'admin@rapport.example', SEEDED_PASSWORD);
  for (const [path, record] of missing) {
    const response = await fetch(`${deployment.baseUrl}${path}`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '"0"' },
      body: JSON.stringify(record),
    });
    if (!response.ok) throw new Error(`seeding: PUT ${path} answered ${response.status}: ${await response.text()}`);
  }
  return seeded;
};
