import type { PlantedFault } from './planted-faults.ts';

const finding = 'functions/customers/commands/find-duplicates.ts';
const staging = 'functions/customers/commands/stage-account.ts';
const views = 'functions/customers/commands/keep-views.ts';

/** Mistakes in what keeps pairs of accounts, and their stages and grades. */
export const stageFaults: Readonly<Record<string, PlantedFault>> = {
  'a pair stays when one of the two is gone': {
    file: finding,
    replace: `if (own.status !== 'active' || other.status !== 'active') return gone;`,
    by: `if (own.status !== 'active' || other.status !== 'active') return [];`,
  },
  'nobody looks for doubles of an account that changed': {
    file: views,
    replace: 'event.data.fields.some(isCompared)',
    by: 'false',
  },
  'the facts of an account stay when it is merged': {
    file: staging,
    replace: 'return !facts || (await write(store.removeOf(facts))).ok ? false : undefined;',
    by: 'return false;',
  },
  'a touch of a ticket that is linked later is not told to the rules': {
    file: views,
    replace: 'await tellTouches(deps, heard.accountId, heard.waiting, event);',
    by: 'await tellTouches(deps, heard.accountId, [entryOf(event)], event);',
  },
};
