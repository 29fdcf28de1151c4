import { describe, expect, it } from 'vitest';
import { cardColumns, cardsIn, cellsOfCard } from '../../../../../functions/customers/domain/import/cards.ts';
import { guessMapping } from '../../../../../functions/customers/domain/import/guess-mapping.ts';

const read = (lines: readonly string[]) => {
  const cells = cellsOfCard(['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join('\n'));
  return Object.fromEntries(cardColumns.flatMap((name, n) => (cells[n] === '' ? [] : [[name, cells[n]]])));
};

describe('an address card', () => {
  it('of version 3 is a row', () => {
    expect(
      read([
        'VERSION:3.0',
        'UID:urn:uuid:4fbe8971',
        'N:Müller;Ada;;;',
        'FN:Ada Müller',
        'ORG:Acme\\, Inc.;Sales',
        'TITLE:Head of',
        '  Sales',
        'EMAIL;TYPE=INTERNET,WORK:ada@acme.example',
        'item1.EMAIL;TYPE=home:ada@home.example',
        'EMAIL:ada@other.example',
        'EMAIL:two@other.example',
        'TEL;TYPE=CELL:+49 170 1',
        'TEL;TYPE=work,voice:+49 30 1',
        'TEL;TYPE=work,fax:+49 30 9',
        'ADR;TYPE=work:;;Weg 1\\, Hof;Berlin;BE;10115;Germany',
        'ADR;TYPE=home:;;Allee 2;Potsdam;;14467;',
        'BDAY:19900228',
        'CATEGORIES:vip,friend',
      ]),
    ).toEqual({
      'External id': '4fbe8971',
      'Full name': 'Ada Müller',
      'Given name': 'Ada',
      'Family name': 'Müller',
      Organization: 'Acme, Inc.',
      'Job title': 'Head of Sales',
      Email: 'ada@other.example\ntwo@other.example',
      'Email work': 'ada@acme.example',
      'Email home': 'ada@home.example',
      'Phone work': '+49 30 1',
      'Mobile phone': '+49 170 1',
      Street: 'Weg 1, Hof',
      City: 'Berlin',
      State: 'BE',
      'Postal code': '10115',
      Country: 'Germany',
      'Home street': 'Allee 2',
      'Home city': 'Potsdam',
      'Home postal code': '14467',
      Birthday: '1990-02-28',
      Tags: 'vip;friend',
    });
  });

  it('of version 4 is a row', () => {
    expect(
      read([
        'VERSION:4.0',
        'FN:王小明',
        'N:王;小明;;;',
        'TEL;VALUE=uri;TYPE="voice,home":tel:+86-10-1234',
        'EMAIL;TYPE=work;PREF=1:w@a.example',
      ]),
    ).toEqual({
      'Full name': '王小明',
      'Given name': '小明',
      'Family name': '王',
      'Phone home': 'tel:+86-10-1234',
      'Email work': 'w@a.example',
    });
  });

  it('that cannot be read stands whole in a column of its own', () => {
    expect(read(['FN:Nobody'])).toEqual({ Unreadable: expect.stringContaining('FN:Nobody') as unknown });
  });

  it('has columns whose mapping is guessed', () => {
    const mapping = guessMapping(
      'contact',
      cardColumns.map((name) => ({ name, samples: [] })),
    );
    const unmapped = cardColumns.filter((_, n) => !mapping.some(({ column }) => column === n));
    expect(unmapped).toEqual(['Unreadable']);
    expect(mapping.find(({ column }) => cardColumns[column] === 'Home city')).toMatchObject({
      field: 'addresses.city',
      label: 'home',
    });
  });
});

it('cards are parted where one ends, and what is left waits for more', () => {
  const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nEND:VCARD\r\n';
  expect(cardsIn(`${card}${card}BEGIN:VC`)).toEqual({ cards: [card, card], rest: 'BEGIN:VC' });
  expect(cardsIn('')).toEqual({ cards: [], rest: '' });
});
