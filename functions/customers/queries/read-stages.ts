import { cursorOf, positionOf } from '../../../shared/dynamo/cursor.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { maySee } from '../domain/shown.ts';
import { stageChangeOf } from '../domain/stage-history.ts';
import { findAccount } from './find-record.ts';

/** A timeline may be long, and moves are rare in it: so many entries are looked through for a page. */
const MOST_LOOKED_THROUGH = 500;

export const getStageRules =
  ({ facts, directory }: Deps) =>
  async ({ caller }: Request<typeof routes.getStageRules>) => {
    const allowed = await directory.authorize(caller, may.readCustomerSettings);
    if (!allowed.ok) return allowed;
    const { rules, version } = await facts.rules();
    return ok({ rules: { rules }, version });
  };

/** The moves of an account from stage to stage and from grade to grade, out of its timeline. Two calls. */
export const listAccountStages =
  (deps: Pick<Deps, 'accounts' | 'timelines' | 'directory'>) =>
  async ({ params: { id }, query: { limit, cursor }, caller }: Request<typeof routes.listAccountStages>) => {
    const found = await findAccount(deps)(id, caller);
    if (!found.ok) return found;
    const { record, viewer } = found.value;
    const list = `stages ${record.id}`;
    const position = positionOf(list, cursor);
    if (!position.ok) return position;
    const rows = await deps.timelines.page(record.id, position.value, MOST_LOOKED_THROUGH);
    const visible = (field: string) => maySee(viewer, 'account', field);
    const moves = rows.flatMap((row) => {
      const change = stageChangeOf(row.entry, visible);
      return change ? [{ change, position: row.position }] : [];
    });
    const shown = moves.slice(0, limit);
    const isCut = moves.length > limit || rows.length === MOST_LOOKED_THROUGH;
    const until = moves.length > limit ? shown.at(-1)?.position : rows.at(-1)?.position;
    return ok({
      items: shown.map(({ change }) => change),
      ...(isCut && until !== undefined && { cursor: cursorOf(list, until) }),
    });
  };
