import { describe, expect, it } from 'vitest';
import { submission } from '../../../../functions/service/contract/ticket.ts';
import { draftOf, ticketFields } from '../../../../scripts/load/fields.ts';
import { keyOf, mapperFor, readMapping } from '../../../../scripts/load/mapping.ts';

const maps = ['message=text', 'message=subject', 'mail=customer.email'];
const sets = ['type=question', 'channel=chat'];
const header = ['id', 'message', 'mail', 'kind'];
const map = (cells: readonly string[], more: readonly string[] = []) =>
  mapperFor(readMapping([...maps, ...more], sets), header)(cells);

describe('fields', () => {
  it('are those of a submission, the customer’s inside', () => {
    expect(ticketFields).toEqual([
      'type',
      'channel',
      'subject',
      'text',
      'product',
      'customer.name',
      'customer.email',
      'customer.phone',
      'accountId',
    ]);
  });

  it('become a body by their paths', () => {
    expect(
      draftOf([
        ['text', 'a'],
        ['customer.email', 'b'],
        ['customer.name', 'c'],
      ]),
    ).toEqual({
      text: 'a',
      customer: { email: 'b', name: 'c' },
    });
  });
});

describe('a mapping', () => {
  it.each([
    [['a'], [], 'COLUMN=FIELD'],
    [['a='], [], 'COLUMN=FIELD'],
    [['a=b'], [], 'no field “b”. It has: type, channel'],
    [['a=text', 'b=text'], [], '“text” is given twice'],
    [[...maps], ['type=question', 'type=return', 'channel=web'], '“type” is given twice'],
    [[...maps], ['channel=web', 'kind'], 'FIELD=VALUE'],
    [[...maps], ['channel=web'], 'needs type:'],
    [['message=text', 'message=subject'], sets, 'needs customer.email or customer.phone:'],
    [[], [], '--map COLUMN=FIELD'],
  ])('is refused when it makes no sense: %j %j', (columns, fixed, reason) => {
    expect(() => readMapping(columns, fixed)).toThrow(reason);
  });

  it('takes the last = of a column and the first of a value', () => {
    const mapping = readMapping(['a=b=text', 'c=subject'], ['product=x=y', ...sets, 'customer.phone=1234']);
    expect(mapping.columns[0]).toEqual({ column: 'a=b', field: 'text' });
    expect(mapping.fixed.get('product')).toBe('x=y');
  });

  it('is refused when the file lacks a column, or has it twice', () => {
    expect(() => mapperFor(readMapping(maps, sets), ['message'])).toThrow('no column “mail”. It has: message.');
    expect(() => mapperFor(readMapping(maps, sets), ['message', 'mail', 'mail'])).toThrow('two columns “mail”');
  });
});

describe('a row', () => {
  it('becomes a ticket that the API accepts', () => {
    const { draft, cleaned } = map(['1', 'Where is\nmy card?', 'mia@example.com', 'x']);
    expect(draft).toEqual({
      type: 'question',
      channel: 'chat',
      text: 'Where is\nmy card?',
      subject: 'Where is my card?',
      customer: { email: 'mia@example.com' },
    });
    expect(cleaned).toBe(false);
    expect(submission.safeParse(draft).success).toBe(true);
  });

  it('has its subject cut to 200 characters, without half a character', () => {
    const { draft } = map(['1', `${'x'.repeat(198)}😀 and more`, 'mia@example.com', '']);
    expect(draft['subject']).toBe(`${'x'.repeat(198)}…`);
    expect(submission.safeParse(draft).success).toBe(true);
  });

  it('keeps a subject of its own as it is, for the API to judge', () => {
    const mapping = readMapping(['message=text', 'kind=subject', 'mail=customer.email'], sets);
    expect(mapperFor(mapping, header)(['1', 'text', 'a@example.com', 'y'.repeat(300)]).draft['subject']).toHaveLength(
      300,
    );
  });

  it('loses control characters, and says so', () => {
    const { draft, cleaned } = map(['1', 'a\u0007b\tc\r\n', 'mia@example.com', '']);
    expect([draft['text'], cleaned]).toEqual(['a b\tc\r\n', true]);
  });

  it('has the value that is set where its own cell is empty or missing', () => {
    expect(map(['1', 'text', 'a@example.com', 'return'], ['kind=type']).draft['type']).toBe('return');
    expect(map(['1', 'text', 'a@example.com', ''], ['kind=type']).draft['type']).toBe('question');
    expect(map(['1', 'text', 'a@example.com'], ['kind=type']).draft['type']).toBe('question');
  });

  it('has one key for ever, and another one than any other row', () => {
    const key = keyOf('a.csv', 1, { text: 'x' });
    expect(keyOf('a.csv', 1, { text: 'x' })).toBe(key);
    expect(key).toMatch(/^[\x21-\x7e]{1,200}$/);
    const others = [
      keyOf('b.csv', 1, { text: 'x' }),
      keyOf('a.csv', 2, { text: 'x' }),
      keyOf('a.csv', 1, { text: 'y' }),
    ];
    expect(others).not.toContain(key);
  });
});
