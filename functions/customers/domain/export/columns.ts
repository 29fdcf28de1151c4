import type { ExportedType } from '../../contract/export.ts';
import { objectIn, objectsIn, phoneText, textOf, type Row } from './values.ts';
import type { Shape } from './shape.ts';

/** A column of a table. */
export interface Column {
  readonly header: string;
  readonly text: (row: Row) => string;
}

/** What an import understands without being told, as far as it knows the field. */
const headers: Readonly<Record<string, string>> = {
  number: 'Number',
  kind: 'Kind',
  organization: 'Organization',
  name: 'Name',
  legalName: 'Legal name',
  tradeName: 'Trade name',
  givenName: 'First name',
  familyName: 'Last name',
  jobTitle: 'Job title',
  role: 'Role',
  industry: 'Industry',
  occupation: 'Occupation',
  region: 'Sales region',
  source: 'Source',
  stage: 'Stage',
  grade: 'Grade',
  tags: 'Tags',
  preferredChannel: 'Preferred channel',
  language: 'Language',
  timeZone: 'Time zone',
  currency: 'Currency',
  birthday: 'Birthday',
  employees: 'Employees',
  externalId: 'External id',
  ownerId: 'Owner id',
  teamId: 'Team id',
  territoryId: 'Territory id',
  accountId: 'Account id',
  reportsToId: 'Reports to id',
  createdAt: 'Created at',
  createdBy: 'Created by',
  updatedAt: 'Updated at',
  stageBy: 'Stage set by',
  gradeBy: 'Grade set by',
  territoryBy: 'Territory set by',
  formerExternalIds: 'Former external ids',
  version: 'Version',
  id: 'Id',
};

const ACCOUNT =
  'number kind name legalName tradeName givenName familyName emails phones addresses industry occupation region source stage grade tags language timeZone currency birthday employees figures externalId customFields consents ownerId teamId territoryId createdAt updatedAt id';
const CONTACT =
  'number organization name givenName familyName jobTitle role emails phones addresses preferredChannel tags language timeZone birthday externalId customFields consents reportsToId ownerId teamId territoryId createdAt updatedAt accountId id';

const fields: Partial<Record<ExportedType, readonly string[]>> = {
  accounts: ACCOUNT.split(' '),
  contacts: CONTACT.split(' '),
};

const addressParts = [
  ['street', 'street'],
  ['city', 'city'],
  ['region', 'state'],
  ['postalCode', 'postal code'],
  ['country', 'country'],
] as const;

const at = (list: string, n: number, part: string, text: (value: unknown) => string) => (row: Row) =>
  text(objectsIn(row[list])[n]?.[part]);

const numbered = (count: number, columns: (n: number) => readonly Column[]) =>
  Array.from({ length: count }, (_, n) => columns(n)).flat();

const labelled = (list: string, header: string, n: number, { labels }: Shape): Column[] =>
  labels ? [{ header: `${header} label`, text: at(list, n, 'label', textOf) }] : [];

const reached = (
  list: 'emails' | 'phones',
  word: string,
  part: string,
  text: (value: unknown) => string,
  shape: Shape,
) =>
  numbered(shape[list], (n) => {
    const header = `${word} ${n + 1}`;
    return [{ header, text: at(list, n, part, text) }, ...labelled(list, header, n, shape)];
  });

const addresses = (shape: Shape) =>
  numbered(shape.addresses, (n) => {
    const header = `Address ${n + 1}`;
    const parts = addressParts.map(([part, word]) => ({
      header: `${header} ${word}`,
      text: at('addresses', n, part, textOf),
    }));
    return [...parts, ...labelled('addresses', header, n, shape)];
  });

/** `email/newsletter given 2026-03-29T01:00:00.000Z (web form, no. 4)` */
const consentText = ({ channel, purpose, state, at: when, how, proof }: Row) =>
  `${textOf(channel)}/${textOf(purpose)} ${textOf(state)} ${textOf(when)} (${[how, proof]
    .filter((one) => one !== undefined)
    .map(textOf)
    .join(', ')})`;

const CUSTOM = 'customFields.';

const custom = (id: string): Column => ({ header: id, text: (row) => textOf(objectIn(row['customFields'])[id]) });

const ofFigures = (figure: string) => (row: Row) => textOf(objectIn(row['figures'])[figure]);

const figureColumns: readonly Column[] = [
  { header: 'Orders in 12 months', text: ofFigures('orders12m') },
  { header: 'Spend in 12 months', text: ofFigures('spend12m') },
  { header: 'Last order at', text: ofFigures('lastOrderAt') },
];

const columnsFor = (field: string, shape: Shape): readonly Column[] => {
  switch (field) {
    case 'emails':
      return reached('emails', 'Email', 'address', textOf, shape);
    case 'phones':
      return reached('phones', 'Phone', 'number', phoneText, shape);
    case 'addresses':
      return addresses(shape);
    case 'consents':
      return [{ header: 'Consents', text: (row) => objectsIn(row['consents']).map(consentText).join('\n') }];
    case 'figures':
      return figureColumns;
    case 'customFields':
      return shape.customFields.map(custom);
    default:
      return field.startsWith(CUSTOM)
        ? [custom(field.slice(CUSTOM.length))]
        : [{ header: headers[field] ?? field, text: (row) => textOf(row[field]) }];
  }
};

const ofPair = (n: number, part: string) => (row: Row) => textOf(objectsIn(row['accounts'])[n]?.[part]);

const pairColumns: readonly Column[] = [
  { header: 'Number', text: ofPair(0, 'number') },
  { header: 'Name', text: ofPair(0, 'name') },
  { header: 'Number 2', text: ofPair(1, 'number') },
  { header: 'Name 2', text: ofPair(1, 'name') },
  { header: 'Score', text: ({ score }) => textOf(score) },
  { header: 'Because', text: ({ because }) => textOf(because) },
  { header: 'Found at', text: ({ foundAt }) => textOf(foundAt) },
];

/**
 * The columns of a table of such rows: those of the fields that are wanted, in that order, or of all.
 * @param isShown whether whoever reads the table may see a field
 */
export const columnsOf = (
  of: ExportedType,
  shape: Shape,
  wanted: readonly string[] | undefined,
  isShown: (field: string) => boolean,
): readonly Column[] => {
  const all = fields[of];
  if (!all) return pairColumns;
  const shownShape = { ...shape, customFields: shape.customFields.filter((id) => isShown(CUSTOM + id)) };
  return (wanted ?? all).filter((field) => isShown(field)).flatMap((field) => columnsFor(field, shownShape));
};

/** The fields of a record that are wanted; a custom one among those of its own. */
export const picked = (row: Row, wanted: readonly string[] | undefined): Row => {
  if (!wanted) return row;
  const own = Object.entries(objectIn(row['customFields'])).filter(([id]) => wanted.includes(CUSTOM + id));
  const isWanted = (field: string) => wanted.includes(field);
  return {
    ...Object.fromEntries(Object.entries(row).filter(([field]) => isWanted(field))),
    ...(own.length > 0 && !isWanted('customFields') && { customFields: Object.fromEntries(own) }),
  };
};
