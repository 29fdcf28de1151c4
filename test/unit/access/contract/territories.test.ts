import { describe, expect, it } from 'vitest';
import type { Territory } from '../../../../functions/access/contract/records.ts';
import { territoryOf } from '../../../../functions/access/contract/territories.ts';

const territory = (id: string, when: Territory['when']): Territory => ({ id, name: id, order: 0, when });

const regions = territory('regions', { regions: ['bavaria', 'hesse'] });
const industries = territory('industries', { industries: ['paper', 'steel'] });
const large = territory('large', { employees: { from: 250 } });
const small = territory('small', { employees: { to: 249 } });
const medium = territory('medium', { employees: { from: 50, to: 249 } });
const all = territory('all', { regions: ['hesse'], industries: ['steel'], employees: { from: 10, to: 20 } });
const everybody = territory('everybody', {});

describe('territoryOf', () => {
  it.each([
    [{ region: 'hesse' }, [regions], 'regions'],
    [{ region: 'saxony' }, [regions], undefined],
    [{}, [regions], undefined],
    [{ industry: 'steel' }, [industries], 'industries'],
    [{ industry: 'toys' }, [industries], undefined],
    [{}, [industries], undefined],
    [{ employees: 250 }, [large], 'large'],
    [{ employees: 249 }, [large], undefined],
    [{ employees: 249 }, [small], 'small'],
    [{ employees: 250 }, [small], undefined],
    [{ employees: 0 }, [small], 'small'],
    [{ employees: 50 }, [medium], 'medium'],
    [{ employees: 49 }, [medium], undefined],
    [{}, [large], undefined],
    [{}, [small], undefined],
    [{}, [everybody], 'everybody'],
    [{}, [], undefined],
  ])('of %j among %o is %s', (account, territories, expected) => {
    expect(territoryOf(account, territories)).toBe(expected);
  });

  it('needs all of its conditions', () => {
    const fits = { region: 'hesse', industry: 'steel', employees: 15 };
    expect(territoryOf(fits, [all])).toBe('all');
    for (const other of [{ region: 'saxony' }, { industry: 'toys' }, { employees: 21 }])
      expect(territoryOf({ ...fits, ...other }, [all])).toBeUndefined();
  });

  it('is the first that holds', () => {
    expect(territoryOf({ region: 'hesse' }, [large, regions, everybody])).toBe('regions');
    expect(territoryOf({ region: 'hesse' }, [everybody, regions])).toBe('everybody');
  });
});
