import { describe, expect, it } from 'vitest';
import { labelLines, labelSheet, labelsHead } from '../../../../../functions/customers/domain/export/labels.ts';

const full = { street: '1 High St', city: 'Town', region: 'Region', postalCode: '12345' };
const linesIn = (country: string | undefined, address: object = full, from?: string) =>
  labelLines({ name: 'Ada', addresses: [{ ...address, ...(country !== undefined && { country }) }] }, from);

describe('the lines of an address', () => {
  it.each([
    ['DE', ['1 High St', '12345 Town', 'GERMANY']],
    ['FR', ['1 High St', '12345 Town', 'FRANCE']],
    ['US', ['1 High St', 'Town, Region 12345', 'UNITED STATES']],
    ['GB', ['1 High St', 'Town', 'Region', '12345', 'UNITED KINGDOM']],
    ['IN', ['1 High St', 'Town 12345', 'Region', 'INDIA']],
    ['IT', ['1 High St', '12345 Town (Region)', 'ITALY']],
    ['MX', ['1 High St', '12345 Town', 'Region', 'MEXICO']],
    [undefined, ['1 High St', '12345 Town', 'Region']],
  ])('are in the order of %s', (country, lines) => {
    expect(linesIn(country)).toEqual(['Ada', ...lines]);
  });

  it('do not name the country that they are sent from', () => {
    expect(linesIn('DE', full, 'DE')).toEqual(['Ada', '1 High St', '12345 Town']);
    expect(linesIn('DE', full, 'AT')?.at(-1)).toBe('GERMANY');
  });

  it('go from the large to the small in Chinese, the name last', () => {
    const address = { street: '长安街1号', city: '北京市', region: '', postalCode: '100000' };
    expect(linesIn('CN', address, 'CN')).toEqual(['100000', '北京市长安街1号', 'Ada']);
    expect(linesIn('CN', address, 'DE')).toEqual(['100000', '中国', '北京市长安街1号', 'Ada']);
  });

  it('leave out what there is not', () => {
    expect(linesIn('US', { city: 'Town' }, 'US')).toEqual(['Ada', 'Town']);
    expect(linesIn('US', { postalCode: '1' }, 'US')).toEqual(['Ada', '1']);
    expect(linesIn('IT', { city: 'Town' }, 'IT')).toEqual(['Ada', 'Town']);
    expect(linesIn('DE', { street: ' c/o Bob \n\n1 High St ' }, 'DE')).toEqual(['Ada', 'c/o Bob', '1 High St']);
    expect(linesIn('XX', { city: 'Town' })).toEqual(['Ada', 'Town', 'XX']);
  });

  it('are none without an address; of several it is the first', () => {
    expect(labelLines({ name: 'Ada', addresses: [] }, 'DE')).toBeUndefined();
    expect(labelLines({ name: 'Ada' }, 'DE')).toBeUndefined();
    expect(labelLines({ name: 'Ada', addresses: [{ city: 'One' }, { city: 'Two' }] }, 'DE')).toEqual(['Ada', 'One']);
  });
});

describe('a sheet of labels', () => {
  it('has the lines of each, safely', () => {
    expect(labelSheet([['<b>', 'x'], ['y']])).toBe(
      '<section class="sheet"><address>&lt;b&gt;<br>x</address><address>y</address></section>\n',
    );
  });
  it('is of A4, three by eight', () => {
    expect(labelsHead).toContain('@page{size:A4;margin:0}');
    expect(labelsHead).toContain('repeat(8,37.125mm)/repeat(3,70mm)');
  });
});
