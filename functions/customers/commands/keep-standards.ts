import { checkVersion, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Request } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { routes } from '../contract/routes.ts';
import type { Deps } from '../deps.ts';
import { wrongInField, wrongInList } from '../domain/standards.ts';

/** They share an item: somebody who changes another one is no conflict, only a reason to try again. */
const TRIES = 10;
/** An item has 400 KB at the most, and each write of a customer looks at it. */
const MOST_BYTES = 300_000;
const MOST_FIELDS = 200;
/** A record is written in one transaction with a lock for each of them, of before and of after. */
const MOST_UNIQUE = 10;

const busy = () => refuse('stale-version', 'Others are changing these at this moment: try again.');
const tooLarge = (kept: object) => Buffer.byteLength(JSON.stringify(kept)) > MOST_BYTES;

/** Keeps a code list or replaces it; `If-Match` is checked when it is sent. */
export const putCodeList =
  ({ standards, directory, clock }: Deps) =>
  async ({ params: { id }, body, caller, ifMatch, cause }: Request<typeof routes.putCodeList>) => {
    const allowed = await directory.authorize(caller, may.changeCustomerSettings);
    if (!allowed.ok) return allowed;
    if (body.id !== undefined && body.id !== id)
      return refuse('other-id', `The path says ${id}: leave the id out of the body or repeat it.`, 'id');
    const list = { ...body, id };
    const wrong = wrongInList(list);
    if (wrong) return wrong;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const all = await standards.codeLists();
      const before = standards.listIn(all, id);
      const stale = ifMatch !== undefined && checkVersion(ifMatch, before?.version ?? 0);
      if (stale) return stale;
      if (tooLarge({ ...all.kept, [id]: list }))
        return refuse('too-large', 'All code lists together have 300 KB at the most.');
      const now = clock.now();
      const stored = { ...list, version: (before?.version ?? 0) + 1, createdAt: before?.createdAt ?? now };
      if (await standards.putCodeList(all, stored, cause.actor, now))
        return ok({ list, version: stored.version, created: !before });
    }
    return busy();
  };

/** Defines a custom field or replaces its definition; `If-Match` is checked when it is sent. */
export const putCustomField =
  ({ standards, directory, clock }: Deps) =>
  async ({ params: { recordType, id }, body, caller, ifMatch, cause }: Request<typeof routes.putCustomField>) => {
    const allowed = await directory.authorize(caller, may.changeCustomerSettings);
    if (!allowed.ok) return allowed;
    if ((body.id ?? id) !== id || (body.recordType ?? recordType) !== recordType)
      return refuse('other-id', `The path says ${recordType}/${id}: leave both out of the body or repeat them.`, 'id');
    const field = { ...body, recordType, id };
    for (let tries = 0; tries < TRIES; tries += 1) {
      const all = await standards.customFields();
      const before = standards.fieldIn(all, recordType, id);
      const stale = ifMatch !== undefined && checkVersion(ifMatch, before?.version ?? 0);
      if (stale) return stale;
      const wrong = wrongInField(field, before);
      if (wrong) return wrong;
      if (!before && Object.keys(all.kept).length >= MOST_FIELDS)
        return refuse('too-large', `A company has ${MOST_FIELDS} custom fields at the most.`);
      const unique = Object.values(all.kept).filter((one) => one.unique && one.recordType === recordType);
      if (!before && field.unique && unique.length >= MOST_UNIQUE)
        return refuse('too-large', `${MOST_UNIQUE} fields of a type of record can be unique.`, 'unique');
      if (tooLarge({ ...all.kept, field }))
        return refuse('too-large', 'All custom fields together have 300 KB at the most.');
      const now = clock.now();
      const stored = { ...field, version: (before?.version ?? 0) + 1, createdAt: before?.createdAt ?? now };
      if (await standards.putCustomField(all, stored, cause.actor, now))
        return ok({ field, version: stored.version, created: !before });
    }
    return busy();
  };

/** Takes a custom field away; `If-Match` is checked when it is sent. */
export const deleteCustomField =
  ({ standards, directory, clock }: Deps) =>
  async ({ params: { recordType, id }, caller, ifMatch, cause }: Request<typeof routes.deleteCustomField>) => {
    const allowed = await directory.authorize(caller, may.changeCustomerSettings);
    if (!allowed.ok) return allowed;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const all = await standards.customFields();
      const before = standards.fieldIn(all, recordType, id);
      if (!before) return refuse('no-such-field', 'There is no custom field of this type and id.');
      const stale = ifMatch !== undefined && checkVersion(ifMatch, before.version);
      if (stale) return stale;
      if (await standards.deleteCustomField(all, { recordType, id }, cause.actor, clock.now())) return ok(undefined);
    }
    return busy();
  };
