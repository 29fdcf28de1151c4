import { expect, it } from 'vitest';
import { messageIdOf } from '../../../../functions/service/domain/message-id.ts';

it('names messages so that they sort in the order in which they were sent', () => {
  const sent = [messageIdOf(3, 'Z'), messageIdOf(9, 'M'), messageIdOf(10, 'A'), messageIdOf(123, '0')];
  expect(sent.toSorted()).toEqual(sent);
  expect(sent[0]).toBe('000000003-Z');
});
