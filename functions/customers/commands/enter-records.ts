import type * as z from 'zod';
import { refuse, type Refusal } from '../../../shared/kernel/refusal.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import { accountEntry } from '../contract/account.ts';
import { contactEntry } from '../contract/contact.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { accountView, contactView, type Viewer } from '../domain/shown.ts';
import { createAccount } from './create-account.ts';
import { createContact } from './create-contact.ts';

type Asked = Pick<Request<typeof routes.createAccount>, 'caller' | 'cause' | 'idempotencyKey' | 'query'>;

/** Enters one record with the rights of whoever asks. `nth` is its place in a batch. */
type Enter<Entry, Shown, Code extends string> = (
  deps: Deps,
  entry: Entry,
  asked: Asked & { readonly viewer: Viewer; readonly nth?: number },
) => Promise<Result<Shown, Refusal<Code>>>;

/** What makes a repeated request find what the first one made. */
const requestOf = (route: string, { cause, idempotencyKey }: Asked, nth?: number) =>
  idempotencyKey === undefined
    ? undefined
    : { parts: [cause.actor, route, idempotencyKey, ...(nth === undefined ? [] : [String(nth)])] };

const enterer = async (deps: Deps, { caller }: Asked) =>
  deps.directory.viewer(caller, ({ who }) => may.createRecords(who));

const enterOneAccount = async (
  deps: Deps,
  entry: z.output<typeof accountEntry>,
  { viewer, nth, ...asked }: Asked & { readonly viewer: Viewer; readonly nth?: number },
) => {
  const made = await createAccount(deps)({
    entry,
    cause: asked.cause,
    viewer,
    allowDuplicate: asked.query.allowDuplicate === 'true',
    request: requestOf(nth === undefined ? 'createAccount' : 'createAccounts', asked, nth),
  });
  return made.ok ? ok(accountView(made.value.account, viewer)) : made;
};

const enterOneContact = async (
  deps: Deps,
  entry: z.output<typeof contactEntry>,
  { viewer, nth, ...asked }: Asked & { readonly viewer: Viewer; readonly nth?: number },
) => {
  const made = await createContact(deps)({
    entry,
    cause: asked.cause,
    viewer,
    allowDuplicate: asked.query.allowDuplicate === 'true',
    request: requestOf(nth === undefined ? 'createContact' : 'createContacts', asked, nth),
  });
  return made.ok ? ok(contactView(made.value.contact, viewer)) : made;
};

/** Somebody enters a customer. */
export const enterAccount =
  (deps: Deps) =>
  async ({ body, ...asked }: Request<typeof routes.createAccount>) => {
    const viewer = await enterer(deps, asked);
    return viewer.ok ? enterOneAccount(deps, body, { ...asked, viewer: viewer.value }) : viewer;
  };

/** Somebody enters a person of an organization. */
export const enterContact =
  (deps: Deps) =>
  async ({ body, ...asked }: Request<typeof routes.createContact>) => {
    const viewer = await enterer(deps, asked);
    return viewer.ok ? enterOneContact(deps, body, { ...asked, viewer: viewer.value }) : viewer;
  };

/** One after the other, so that an entry meets what those before it made. */
const oneByOne = async <Entry, Shown, Code extends string>(
  deps: Deps,
  entries: readonly unknown[],
  shape: z.ZodType<Entry>,
  asked: Asked & { readonly viewer: Viewer },
  enter: Enter<Entry, Shown, Code>,
) => {
  const results: Result<Shown, Refusal<Code | 'invalid-body'>>[] = [];
  for (const [nth, sent] of entries.entries()) {
    const read = shape.safeParse(sent);
    const [issue] = read.error?.issues ?? [];
    results.push(
      read.success
        ? await enter(deps, read.data, { ...asked, nth })
        : refuse(
            'invalid-body',
            `The entry is not as the API asks for it: ${issue?.message ?? ''}`.slice(0, 300),
            issue?.path.map((part) => String(part).slice(0, 100)).join('.') ?? '',
          ),
    );
  }
  return results;
};

/** Somebody enters several customers; answers what became of each. */
export const enterAccounts =
  (deps: Deps) =>
  async ({ body: { entries }, ...asked }: Request<typeof routes.createAccounts>) => {
    const viewer = await enterer(deps, asked);
    if (!viewer.ok) return viewer;
    return ok(await oneByOne(deps, entries, accountEntry, { ...asked, viewer: viewer.value }, enterOneAccount));
  };

/** Somebody enters several contacts; answers what became of each. */
export const enterContacts =
  (deps: Deps) =>
  async ({ body: { entries }, ...asked }: Request<typeof routes.createContacts>) => {
    const viewer = await enterer(deps, asked);
    if (!viewer.ok) return viewer;
    return ok(await oneByOne(deps, entries, contactEntry, { ...asked, viewer: viewer.value }, enterOneContact));
  };
