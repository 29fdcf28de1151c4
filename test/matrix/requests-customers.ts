import { customerRelations } from './actors.ts';
import {
  accountFor,
  contactFor,
  ERASURE,
  exportFor,
  importFor,
  mergeFor,
  ownAccount,
  pairFor,
  PRIVACY_EXPORT,
  twinsFor,
  viewFor,
  withStrangers,
  type ExportState,
  type ImportState,
} from './customers.ts';
import { fixed, none, patch, plain, read, send, type Example, type Records } from './example.ts';

const NO_ID = '0000000000';
const NO_LONG_ID = '0'.repeat(26);

const ofCustomers = (example: Example): Example => ({ ...example, relations: customerRelations });
/** Beside what the example says: whatever version it is. */
const atAnyVersion = ({ records, request }: Example): Example => ({
  records,
  request: (id) => ({ ...request(id), headers: { 'if-match': '*' } }),
});
const sending = (records: Records, bodyFor: (id: string) => object): Example => ({
  records,
  request: (id) => ({ body: bodyFor(id) }),
});

const accounts: Records = { existing: accountFor, missing: () => NO_ID };
const contacts: Records = { existing: contactFor, missing: () => NO_ID };
const merges: Records = { existing: mergeFor, missing: () => NO_LONG_ID };
const pairs: Records = { existing: pairFor, missing: () => `${NO_ID}-${NO_ID}` };
const views: Records = {
  private: viewFor('nobody'),
  'of a team': viewFor('team'),
  'of everybody': viewFor('everybody'),
  missing: () => NO_LONG_ID,
};
const imports = (state: ImportState): Records => ({ existing: importFor(state), missing: () => NO_LONG_ID });
const exports = (state: ExportState): Records => ({ existing: exportFor(state), missing: () => NO_LONG_ID });
const erasures = fixed({ requested: ERASURE, missing: NO_LONG_ID });
const fields: Records = { existing: () => 'segment', new: () => 'rank' };
const oldOrNone: Records = { existing: () => 'segment', missing: () => 'rank' };
const field = (records: Records, body?: object): Example => ({
  records,
  request: (id) => ({ params: { recordType: 'account', id }, ...(body && { body }) }),
});
const list = { codes: [] };

const action = (state: ImportState) => ofCustomers(read(imports(state)));

/** Of the context `customers`, by the operation's id. */
export const customersExamples: Readonly<Record<string, Example>> = {
  createAccount: send({ kind: 'organization', name: 'Quite Unheard Of' }),
  createAccounts: send({ entries: [{ kind: 'organization', name: 'Quite Unheard Of' }] }),
  listAccounts: plain,
  getAccount: ofCustomers(read(accounts)),
  patchAccount: ofCustomers(patch(accounts, { tags: ['met'] })),
  getAccountAround: ofCustomers(read(accounts)),
  getAccountCard: ofCustomers(read(accounts)),
  getAccountTimeline: ofCustomers(read(accounts)),
  listAccountStages: ofCustomers(read(accounts)),
  search: { records: none, request: () => ({ query: { q: 'works' } }) },

  createContact: ofCustomers(sending(accounts, (accountId) => ({ accountId, name: 'Quite Unknown' }))),
  createContacts: sending({ 'of an own account': ownAccount }, (accountId) => ({
    entries: [{ accountId, name: 'Quite Unknown' }],
  })),
  listContacts: ofCustomers({
    records: { 'of all': () => '', 'of an account': accountFor, 'of no account': () => NO_ID },
    request: (accountId) => ({ query: accountId === '' ? {} : { accountId } }),
  }),
  getContact: ofCustomers(read(contacts)),
  patchContact: ofCustomers(patch(contacts, { tags: ['met'] })),

  listCodeLists: plain,
  putCodeList: {
    records: { existing: () => 'source', new: () => 'region' },
    request: (id) => ({ params: { id }, body: list }),
  },
  listCustomFields: plain,
  putCustomField: field(fields, { label: { en: 'Rank' }, kind: 'text' }),
  deleteCustomField: field(oldOrNone),
  getStageRules: plain,
  putStageRules: send({ rules: [{ id: 'all', when: {}, set: { stage: 'new' } }] }),

  listSavedViews: plain,
  createSavedView: ofCustomers(
    sending(
      { 'for oneself': () => 'nobody', 'for everybody': () => 'everybody', 'for a team': () => '' },
      (circle) => ({
        name: 'Ours',
        recordType: 'account',
        sharedWith: circle === '' ? { teamId: 'field' } : circle,
      }),
    ),
  ),
  getSavedView: ofCustomers(read(views)),
  patchSavedView: ofCustomers(patch(views, { name: 'Theirs' })),
  deleteSavedView: ofCustomers(read(views)),

  mergeAccount: ofCustomers({
    records: { existing: twinsFor, "with a stranger's": withStrangers, missing: () => `${NO_ID}/${NO_ID}` },
    request: (ids) => {
      const [id = '', sourceId = ''] = ids.split('/');
      return { params: { id }, body: { sourceId }, headers: { 'if-match': '*' } };
    },
  }),
  getMerge: ofCustomers(read(merges)),
  undoMerge: ofCustomers(read(merges)),
  listDuplicates: plain,
  dismissDuplicate: ofCustomers(atAnyVersion(read(pairs))),

  createImport: send({ fileName: 'customers.csv', recordType: 'account' }),
  listImports: plain,
  getImport: action('ready'),
  patchImport: ofCustomers(patch(imports('ready'), { options: { allowDuplicates: true } })),
  readImport: ofCustomers({ records: imports('waiting'), request: (id) => ({ params: { id }, body: {} }) }),
  rehearseImport: action('ready'),
  startImport: action('ready'),
  stopImport: action('running'),
  resumeImport: action('stopped'),
  listImportRows: action('ready'),
  getRefusedRows: action('done'),

  eraseAccount: { records: accounts, request: (id) => ({ params: { id }, body: { reason: 'asked' } }) },
  eraseContact: { records: contacts, request: (id) => ({ params: { id }, body: { reason: 'asked' } }) },
  listErasures: plain,
  getErasure: read(erasures),
  agreeToErasure: atAnyVersion(read(erasures)),
  refuseErasure: atAnyVersion(read(erasures)),
  exportAccountPrivately: read(accounts),
  exportContactPrivately: read(contacts),
  getPrivacyExport: read(fixed({ done: PRIVACY_EXPORT, missing: NO_LONG_ID })),

  createExport: sending(
    { 'of accounts': () => 'accounts', 'of duplicates': () => 'duplicates', 'of everything': () => 'everything' },
    (of) => ({ of, format: 'ndjson' }),
  ),
  listExports: plain,
  getExport: ofCustomers(read(exports('done'))),
  stopExport: ofCustomers(read(exports('running'))),
};
