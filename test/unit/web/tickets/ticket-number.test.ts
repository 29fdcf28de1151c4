import { expect, it } from 'vitest';
import { idOfNumber } from '../../../../web/src/tickets/ticket-number.ts';

it.each([
  ['as it is printed', 'T-7KQ2M-9XH4C', '7KQ2M9XH4C'],
  ['as it is said on the phone', ' t 7kq2m 9xh4c ', '7KQ2M9XH4C'],
  ['without its letter', '7KQ2M-9XH4C', '7KQ2M9XH4C'],
  ['with a letter O for the zero, and I for the one', 'T-OKQIM-9XH4C', '0KQ1M9XH4C'],
  ['that ends with the letter O', 'T-7KQ2M-9XH4O', '7KQ2M9XH4O'],
  ['that begins with a T itself', 'T7KQ2M9XH4', 'T7KQ2M9XH4'],
])('reads a number %s', (_, written, id) => {
  expect(idOfNumber(written)).toBe(id);
});

it.each(['', 'T-', 'T-7KQ2M', 'T-7KQ2M-9XH4C-1', 'invoice'])('takes %j for no number', (written) => {
  expect(idOfNumber(written)).toBeUndefined();
});
