import { describe, expect, it } from 'vitest';
import { department, timeZone } from '../../../../functions/access/contract/records.ts';
import { billing } from '../../../support/tickets.ts';

const fieldOf = (value: unknown) => department.safeParse(value).error?.issues[0]?.path.join('.');

describe('a department', () => {
  it('is taken with fractions of hours', () => {
    expect(fieldOf({ ...billing, targets: { firstResponseHours: 0.25, resolutionHours: 0.0001 } })).toBeUndefined();
  });

  it.each<[object, string]>([
    [{ id: 'Billing' }, 'id'],
    [{ name: '' }, 'name'],
    [{ email: 'billing' }, 'email'],
    [{ managerEmail: undefined }, 'managerEmail'],
    [{ targets: { firstResponseHours: 0, resolutionHours: 1 } }, 'targets.firstResponseHours'],
    [{ targets: { firstResponseHours: -1, resolutionHours: 1 } }, 'targets.firstResponseHours'],
    [{ targets: { firstResponseHours: 1, resolutionHours: 1e9 } }, 'targets.resolutionHours'],
    [{ targets: { firstResponseHours: 1 } }, 'targets.resolutionHours'],
    [{ colour: 'red' }, ''],
  ])('is refused with %o, naming the field', (change, field) => {
    expect(fieldOf({ ...billing, ...change })).toBe(field);
  });
});

describe('a time zone', () => {
  it.each(['UTC', 'Europe/Berlin', 'Asia/Kolkata', 'America/Argentina/Buenos_Aires'])('may be %s', (zone) => {
    expect(timeZone.safeParse(zone).success).toBe(true);
  });

  it.each(['', 'Mars/Olympus', '+02:00', 'Europe/Berlin ', 'berlin'])('may not be %j', (zone) => {
    expect(timeZone.safeParse(zone).success).toBe(false);
  });
});
