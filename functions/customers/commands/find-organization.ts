import { err, ok, type Result } from '../../../shared/kernel/result.ts';
import type { Cause } from '../../../shared/kernel/event.ts';
import { accountEntry } from '../contract/account.ts';
import type { Deps } from '../deps.ts';
import type { ActiveAccount } from '../domain/account.ts';
import { accountClaims, namesOf } from '../domain/claims.ts';
import { recordIdIn } from '../domain/import/match.ts';
import { nameKey } from '../domain/normalize.ts';
import { isSeen, type Viewer } from '../domain/shown.ts';
import { createAccount } from './create-account.ts';

interface Asking {
  readonly importId: string;
  readonly viewer: Viewer;
  readonly allowDuplicate: boolean;
}

const entryOf = (name: string) => accountEntry.safeParse({ kind: 'organization', name });

const goesBy = (account: ActiveAccount, name: string) =>
  namesOf(account).some((one) => nameKey(one, 'organization') === nameKey(name, 'organization'));

/** The organizations that the viewer sees under a name, whatever its legal form and spelling, the oldest first. */
const found = async ({ accounts, claims }: Deps, name: string, viewer: Viewer) => {
  const marks = accountClaims(
    { kind: 'organization', name, emails: [], phones: [], addresses: [], tags: [], consents: [], customFields: {} },
    [],
  ).map(claims.nameOf);
  const { now } = await claims.read(marks);
  const held = await accounts.getMany(marks.flatMap((mark) => now.blocks.get(mark)?.ids ?? []));
  const organizations = held.flatMap(({ record }) =>
    record.status === 'active' &&
    record.kind === 'organization' &&
    goesBy(record, name) &&
    isSeen(viewer, 'account', record)
      ? [record]
      : [],
  );
  return organizations.toSorted((a, b) =>
    a.createdAt < b.createdAt || (a.createdAt === b.createdAt && a.id < b.id) ? -1 : 1,
  );
};

/**
 * The organization that rows name: by its number, or by its name; one that is not there is entered, once for all rows of an
 * import. Each is looked for once. `err` says why there is none.
 */
export const organizationFinder = (deps: Deps, { importId, viewer, allowDuplicate }: Asking) => {
  const known = new Map<string, Promise<Result<string, string>>>();

  const byName = async (name: string, cause: Cause): Promise<Result<string, string>> => {
    const [one, other] = await found(deps, name, viewer);
    if (one && other && one.name !== name) {
      const exact = (await found(deps, name, viewer)).filter((account) => account.name === name);
      return exact[0] ? ok(exact[0].id) : err('Several organizations go by this name: give the number of one of them.');
    }
    if (one) return ok(one.id);
    const entry = entryOf(name);
    if (!entry.success) return err('This is no name of an organization.');
    const made = await createAccount(deps)({
      entry: entry.data,
      cause,
      viewer,
      allowDuplicate,
      request: { parts: [importId, 'organization', nameKey(name, 'organization')] },
    });
    return made.ok ? ok(made.value.account.id) : err(made.error.detail);
  };

  const byId = async (id: string): Promise<Result<string, string>> => {
    const account = await deps.accounts.find(id);
    return account && isSeen(viewer, 'account', account.record)
      ? ok(account.record.id)
      : err('There is no organization with this number.');
  };

  return (named: string, cause: Cause) => {
    const id = recordIdIn('account', named);
    const key = id ?? nameKey(named, 'organization');
    const before = known.get(key);
    if (before) return before;
    const looking = id === undefined ? byName(named, cause) : byId(id);
    known.set(key, looking);
    return looking;
  };
};

export type FindOrganization = ReturnType<typeof organizationFinder>;
