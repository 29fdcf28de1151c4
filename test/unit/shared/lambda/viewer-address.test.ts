import { expect, it } from 'vitest';
import { viewerAddressOf } from '../../../../shared/lambda/viewer-address.ts';

it.each(['203.0.113.7', '2001:db8:1:2::3', '2001:0DB8:85A3::8A2E:0370:7334', '::ffff:203.0.113.7'])(
  'takes %s as it came',
  (address) => {
    expect(viewerAddressOf(address)).toBe(address);
  },
);

it.each([
  undefined,
  '',
  ' ',
  '203.0.113',
  '203.0.113.7:443',
  '[2001:db8::1]:443',
  'fe80::1%eth0',
  '203.0.113.7, 203.0.113.8',
  'x'.repeat(9000),
])('takes %j for no address', (header) => {
  expect(viewerAddressOf(header)).toBeUndefined();
});
