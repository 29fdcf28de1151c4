import { expect, it } from 'vitest';
import { eventually, verifiedAudit } from './target.ts';

it('has the heads of the audit out of reach of whoever writes the table', async () => {
  const compared = await eventually('the first heads', async () => {
    const found = await verifiedAudit();
    return Number(found['headFiles']) > 0 && found;
  });
  expect(compared).toMatchObject({ intact: true, faults: [] });
});
