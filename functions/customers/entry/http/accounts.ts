import { etag, type Handler } from '../../../../shared/lambda/http.ts';
import { answer } from '../../../../shared/lambda/problem.ts';
import { changeAccount } from '../../commands/change-records.ts';
import { enterAccount, enterAccounts } from '../../commands/enter-records.ts';
import type { Account } from '../../contract/account.ts';
import type { accountsRoutes } from '../../contract/routes-accounts.ts';
import { deps } from '../../deps.ts';
import { getAccount } from '../../queries/read-records.ts';
import { batchAnswer, recordStatuses } from './statuses.ts';

const shown = (record: Account) => ({ status: 200, body: record, headers: etag(record.version) });

const entered = (record: Account) => ({
  status: 201,
  body: record,
  headers: { ...etag(record.version), location: `/v1/accounts/${record.id}` },
});

export const accountsOperations = {
  createAccount: async (request) => answer(await enterAccount(deps())(request), recordStatuses, entered),
  createAccounts: async (request) => answer(await enterAccounts(deps())(request), recordStatuses, batchAnswer),
  getAccount: async (request) => answer(await getAccount(deps())(request), recordStatuses, shown),
  patchAccount: async (request) => answer(await changeAccount(deps())(request), recordStatuses, shown),
} satisfies { [Name in keyof typeof accountsRoutes]: Handler<(typeof accountsRoutes)[Name]> };
