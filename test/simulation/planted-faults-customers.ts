import type { PlantedFault } from './planted-faults.ts';

const claims = 'functions/customers/persistence/claim-store.ts';
const derived = 'functions/customers/domain/derived-rows.ts';
const views = 'functions/customers/commands/keep-views.ts';
const moving = 'functions/customers/commands/continue-merge.ts';
const appending = 'functions/access/commands/append-to-audit.ts';

/** Mistakes in what keeps customers, and in the audit of all changes. */
export const customerFaults: Readonly<Record<string, PlantedFault>> = {
  'a lock is taken from whoever holds it': {
    file: claims,
    replace: `item: { ...keyNamed(name), holder: holderName(of), version: 1 }, when: 'new' },`,
    by: `item: { ...keyNamed(name), holder: holderName(of), version: 1 }, when: { expression: 'attribute_not_exists(nothing)' } },`,
  },
  'a record keeps the locks that it has left': {
    file: claims,
    replace: 'const left = had.filter((name) => !wanted.includes(name));',
    by: 'const left = had.filter((name) => isBlock(name) && !wanted.includes(name));',
  },
  'who joins a block forgets who joined at the same moment': {
    file: claims,
    replace: `const when = before ? { version: before.version } : ('new' as const);`,
    by: `const when = { expression: 'attribute_not_exists(nothing)' };`,
  },
  'a change of an account does not reach searches and lists': {
    file: views,
    replace: 'const isDone = kept && !kept.isPending && kept.of >= version;',
    by: 'const isDone = kept && !kept.isPending;',
  },
  'rows stay when their words are gone': {
    file: derived,
    replace: 'remove: rowsOf(before).filter((row) => !has.has(nameOf(row))),',
    by: 'remove: [],',
  },
  'a late event of a ticket undoes a later one beside its account': {
    file: 'functions/customers/domain/known-ticket.ts',
    replace: 'const isNewer = state !== undefined && event.version > before.stateVersion;',
    by: 'const isNewer = state !== undefined;',
  },
  'what happened before a ticket had an account is not told': {
    file: 'functions/customers/domain/known-ticket.ts',
    replace: 'waiting: isHeard ? before.waiting : [...before.waiting, entry],',
    by: 'waiting: [entry],',
  },
  'a sender is entered although they are known by their number': {
    file: 'functions/customers/commands/find-sender.ts',
    replace: 'for (const allowDuplicate of [false, true])',
    by: 'for (const allowDuplicate of [true])',
  },
  'a contact stays in the list of the organization that it left': {
    file: 'functions/customers/persistence/contact-store.ts',
    replace: '...(before && before.accountId !== decision.next.accountId',
    by: '...(before && before.accountId === decision.next.id',
  },
  'nobody notes what a merge moved': {
    file: moving,
    replace: '  note(what),\n',
    by: '',
  },
  'an undoing that was cut off stands still': {
    file: 'functions/customers/persistence/merge-store.ts',
    replace: `const isOpen = next.status === 'moving' || next.status === 'undoing';`,
    by: `const isOpen = next.status === 'moving';`,
  },
  'an undone merge leaves the tags of the other': {
    file: 'functions/customers/domain/merge.ts',
    replace: `tags: [...list('tags', listKeys.tags)],`,
    by: 'tags: [...current.tags],',
  },
  'of changes that come together with a known one the audit keeps none': {
    file: appending,
    replace: 'open = open.filter(({ entry }) => !known.has(entry));',
    by: 'open = [];',
  },
  'the audit forgets what it could not append': {
    file: appending,
    replace: 'return own.map((draft) => ({ draft, reason }));',
    by: 'return [];',
  },
};
