import { Buffer } from 'node:buffer';
import { importFile } from '../../functions/customers/persistence/import-keys.ts';
import type { Life } from './life.ts';
import { exampleOf } from './use-cases/use-case.ts';

/** Given and family names, and domains of addresses, as they are spread over the letters. */
const given =
  'Ada Bruno Chloe Dariusz Elena Farid Greta Hugo Irena Jonas Klara Leon Maria Nils Olga Piotr Quentin Rosa Stefan Tamar Ulrich Vera Wiktor Xenia Yusuf Zofia Anna Karl Mila Samir Emil'.split(
    ' ',
  );
const family =
  'Adler Brandt Cieślak Dietrich Evers Fischer Grabowski Hansen Ivanov Jansen Kowalski Lindberg Moreau Nowak Okafor Petrov Quiroga Rossi Schneider Tanaka Ulbrich Vogel Weber Xu Yılmaz Zieliński Meyer Silva Baker Torres Sato Kim Larsen Moser Novák Peeters Ruiz'.split(
    ' ',
  );
const domains =
  'gmail.com web.example mail.example post.example inbox.example gmx.de outlook.com yahoo.com orange.example tele.example'.split(
    ' ',
  );
const cities = 'Berlin Gdańsk Lyon Porto Utrecht Warszawa Zürich Kraków Essen Malmö Turin'.split(' ');

const at = (list: readonly string[], n: number) => list[n % list.length] ?? '';

/** Nobody else has it. Its last digits differ as those of real numbers do. */
const phoneOf = (n: number) => `+4930${String(10_000_000 + ((n * 7_919) % 89_999_999))}`;

/** Name and address have so many characters together, so that no page of a list weighs more than another. */
const LENGTH = 72;

/** A name of the n-th who has the same given and family name as others: of letters, since digits are not in names. */
const middleName = (n: number) => `M${String(n).replace(/\d/g, (digit) => 'aeiouklmnr'.charAt(Number(digit)))}`;

/** The n-th person, with a name that nobody else has. */
export const customerOf = (n: number) => {
  const round = Math.floor(n / (given.length * family.length));
  const name = [at(given, n), at(family, n), ...(round > 0 ? [middleName(round)] : [])].join(' ');
  const end = `.${n}@${at(domains, n)}`;
  const local = name
    .normalize('NFD')
    .replace(/[^A-Za-z]/g, '')
    .toLowerCase();
  const left = LENGTH - Buffer.byteLength(name) - end.length;
  return { name, email: local.padEnd(left, 'x').slice(0, left) + end, phone: phoneOf(n) };
};

/** The n-th person as they are entered by hand: with an address and a place. */
export const accountOf = (n: number) => {
  const { name, email, phone } = customerOf(n);
  return {
    kind: 'person',
    name,
    emails: [{ address: email }],
    phones: [{ number: phone }],
    addresses: [{ street: `Lange Strasse ${n}`, city: at(cities, n), postalCode: String(10_000 + n), country: 'DE' }],
    region: 'europe',
    tags: ['newsletter'],
  };
};

/** The people from the n-th on as a file of rows. */
export const fileOf = (n: number, count: number) => {
  const rows = Array.from({ length: count }, (_, one) => {
    const { name, emails, phones, addresses } = accountOf(n + one);
    return [name, emails[0]?.address, phones[0]?.number, addresses[0]?.city, addresses[0]?.postalCode].join(',');
  });
  return ['Name,E-Mail,Phone,City,ZIP', ...rows, ''].join('\n');
};

/** The n-th person of an organization. */
export const contactOf = (n: number, accountId: string) => {
  const { name, email } = customerOf(n);
  return { accountId, name, emails: [{ address: `c.${email}` }], jobTitle: 'Buyer' };
};

/** Somebody begins an import and puts its file. @returns its id */
export const putFile = async (life: Life, content: string) => {
  const { id } = await life.made('createImport', { fileName: 'customers.csv', recordType: 'account' });
  life.world.files.set(importFile(id, 'source'), Buffer.from(content));
  return id;
};

/** Customers of each kind that the large companies have many of. */
const ACCOUNTS = 30;
const CONTACTS = 6;

const DUPLICATES = { allowDuplicate: 'true' };

const VIEW = {
  name: 'Customers of Europe',
  recordType: 'account',
  filter: { region: 'europe' },
  sharedWith: 'everybody',
};

/**
 * Customers as the product itself makes them: people, an organization with contacts, two who may be one, a view, an import; and
 * something refused and something exported, which only the audit knows of.
 * @returns the ids of those that a large company has many of
 */
export const foundCustomers = async (life: Life) => {
  const accounts: string[] = [];
  for (let n = 0; n < ACCOUNTS; n += 1) accounts.push((await life.made('createAccount', accountOf(n))).id);
  const twin = { ...accountOf(ACCOUNTS), emails: [] };
  await life.made('createAccount', twin);
  await life.made('createAccount', twin, { query: DUPLICATES });
  const { id: organization } = await life.made('createAccount', { kind: 'organization', name: 'Contoso Werke GmbH' });
  const contacts: string[] = [];
  for (let n = 0; n < CONTACTS; n += 1)
    contacts.push((await life.made('createContact', contactOf(n, organization))).id);
  const view = await life.made('createSavedView', VIEW);
  const created = await life.made('createImport', { fileName: 'customers.csv', recordType: 'account' });
  await life.refused('putSettings', { as: 'billing-000000', body: { timeZone: 'UTC' } });
  await life.tell('access-keep-audit', exampleOf('data.exported.v1', 'export-000000'));
  return { accounts, contacts, views: [view.id], imports: [created.id] };
};
