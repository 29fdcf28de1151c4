import type { Candidate } from '../contract/account.ts';
import type { Deps } from '../deps.ts';
import type { AccountFields, ActiveAccount } from '../domain/account.ts';
import type { ActiveContact, ContactFields } from '../domain/contact.ts';
import { isSeen, maySee, type Viewer } from '../domain/shown.ts';
import { compare, type Comparable } from '../domain/similarity.ts';
import type { RecordType } from '../../access/contract/visibility.ts';

/** What somebody may know of a record is what they are told it is like in: hidden fields speak for nothing. */
const asKnownTo = (viewer: Viewer | undefined, type: RecordType, record: Comparable): Comparable => {
  if (!viewer) return record;
  const shows = (field: keyof Comparable) => maySee(viewer, type, field);
  return {
    kind: record.kind,
    name: record.name,
    legalName: shows('legalName') ? record.legalName : undefined,
    tradeName: shows('tradeName') ? record.tradeName : undefined,
    birthday: shows('birthday') ? record.birthday : undefined,
    externalId: shows('externalId') ? record.externalId : undefined,
    emails: shows('emails') ? record.emails : [],
    phones: shows('phones') ? record.phones : [],
    addresses: shows('addresses') ? record.addresses : [],
  };
};

/** How like what was asked a record is, by what the viewer may know of it. */
export const candidateOf = (
  asked: Comparable,
  record: ActiveAccount | ActiveContact,
  comparable: Comparable,
  type: RecordType,
  viewer: Viewer | undefined,
): Candidate => ({
  id: record.id,
  ...(isSeen(viewer, type, record) && { name: record.name, number: record.number }),
  ...compare(asked, asKnownTo(viewer, type, comparable)),
});

/** How like some fields the accounts of these ids are: those that are there. One call; none for no ids. */
export const rankAccounts =
  ({ accounts }: Pick<Deps, 'accounts'>, fields: AccountFields, viewer: Viewer | undefined) =>
  async (ids: readonly string[]): Promise<Candidate[]> =>
    (await accounts.getMany(ids)).flatMap(({ record }) =>
      record.status === 'active' ? [candidateOf(fields, record, record, 'account', viewer)] : [],
    );

const asPerson = (contact: ContactFields): Comparable => ({ ...contact, kind: 'person' });

/** How like some fields the contacts of these ids are: those that are there. */
export const rankContacts =
  ({ contacts }: Pick<Deps, 'contacts'>, fields: ContactFields, viewer: Viewer | undefined) =>
  async (ids: readonly string[]): Promise<Candidate[]> =>
    (await contacts.getMany(ids)).flatMap(({ record }) =>
      record.status === 'active' ? [candidateOf(asPerson(fields), record, asPerson(record), 'contact', viewer)] : [],
    );
