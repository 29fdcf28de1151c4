import { describe, expect, it } from 'vitest';
import {
  CARD_BEGINS,
  cardColumns,
  cardsIn,
  cellsOfCard,
} from '../../../../../functions/customers/domain/import/cards.ts';
import { guessMapping } from '../../../../../functions/customers/domain/import/guess-mapping.ts';

const read = (lines: readonly string[], lineBreak = '\n') => {
  const cells = cellsOfCard(['BEGIN:VCARD', ...lines, 'END:VCARD', ''].join(lineBreak));
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

  it('may say little: a name of one part, an address of few, properties without a value', () => {
    expect(
      read(
        ['VERSION:3.0', 'UID', 'FN', 'N:Cher', 'ORG', 'TITLE', 'EMAIL', 'TEL', 'TEL;TYPE=cell', 'ADR:;;Weg 1', 'BDAY'],
        '\r\n',
      ),
    ).toEqual({ 'Family name': 'Cher', Street: 'Weg 1' });
    expect(read(['VERSION:4.0', 'N:;Ada'])).toEqual({ 'Given name': 'Ada' });
  });

  it('is read without the spaces around its values, and without what escapes their signs', () => {
    expect(
      read([
        'VERSION:3.0',
        'N: Lovelace\\; King ; Ada ',
        'FN: Ada\\, Countess\\ of ',
        'ORG: Acme\\, Inc. ; Sales',
        'TITLE: Head ',
        'EMAIL: ada@acme.example ',
        'TEL: 030 1 ',
        'ADR: 12 ;Floor 3;Weg 1\\nHof 2\\NTor\\\\3; Berlin ',
        'CATEGORIES: vip , friend\\; old ',
      ]),
    ).toEqual({
      'Family name': 'Lovelace; King',
      'Given name': 'Ada',
      'Full name': 'Ada, Countess of',
      Organization: 'Acme, Inc.',
      'Job title': 'Head',
      Email: 'ada@acme.example',
      Phone: '030 1',
      Street: 'Weg 1\nHof 2\nTor\\3\nFloor 3\n12',
      City: 'Berlin',
      Tags: 'vip;friend; old',
    });
  });

  it.each([
    ['urn:uuid:4fbe', '4fbe'],
    ['URN:UUID:4FBE', '4FBE'],
    ['x-urn:uuid:4fbe', 'x-urn:uuid:4fbe'],
    ['x'.repeat(100), 'x'.repeat(100)],
    ['x'.repeat(101), undefined],
  ])('of the id %j has the external id %j', (uid, id) => {
    expect(read(['VERSION:3.0', `UID:${uid}`])['External id']).toBe(id);
  });

  it.each([
    ['19960415', '1996-04-15'],
    ['1996-04-15', '1996-04-15'],
    ['19531015T231000Z', '1953-10-15T231000Z'],
    ['1996-04-15T00:00:00Z', '1996-04-15T00:00:00Z'],
    ['x19960415', 'x19960415'],
    ['199604150', '199604150'],
  ])('of the birthday %j has %j in its row', (birthday, cell) => {
    expect(read(['VERSION:3.0', `BDAY:${birthday}`])['Birthday']).toBe(cell);
  });

  it('gives the first address of each kind, whole', () => {
    expect(
      read([
        'VERSION:3.0',
        'ADR;TYPE=work:;;;Berlin;;;',
        'ADR:;;Rue 1;Paris;IDF;75001;France',
        'ADR;TYPE=home:;;;;;;Italy',
        'ADR;TYPE=home:;;Via 1;Rome;;;',
      ]),
    ).toEqual({ City: 'Berlin', 'Home country': 'Italy' });
    expect(read(['VERSION:3.0', 'ADR:;;;;;;', 'ADR:;;Rue 1;Paris;;;'])).toEqual({ Street: 'Rue 1', City: 'Paris' });
  });

  it('gives all its e-mails and phones of a kind, but for those that say nothing', () => {
    expect(
      read([
        'VERSION:3.0',
        'EMAIL;TYPE=other: ',
        'EMAIL;TYPE=other:a@a.example',
        'EMAIL;TYPE=OTHER:b@a.example',
        'TEL;TYPE=other:1',
        'TEL;TYPE=home:2',
        'TEL;TYPE=home;TYPE=voice:3',
        'TEL;TYPE=home,cell:4',
        'TEL;TYPE=fax:5',
      ]),
    ).toEqual({
      'Email other': 'a@a.example\nb@a.example',
      'Phone other': '1',
      'Phone home': '2\n3',
      'Mobile phone': '4',
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

describe('the cards of a text', () => {
  it('are parted where one ends, and what is left waits for more', () => {
    const card = 'BEGIN:VCARD\r\nVERSION:3.0\r\nFN:A\r\nEND:VCARD\r\n';
    expect(cardsIn(`${card}${card}BEGIN:VC`)).toEqual({ cards: [card, card], rest: 'BEGIN:VC' });
    expect(cardsIn('')).toEqual({ cards: [], rest: '' });
  });

  it('end with any line break, with spaces before it, or with the text', () => {
    const cards = ['BEGIN:VCARD\nEND:VCARD\n', 'begin:vcard\nend:vcard  \n', 'BEGIN:VCARD\nEND:VCARD'];
    expect(cardsIn(cards.join(''))).toEqual({ cards, rest: '' });
  });

  it('do not end within a line', () => {
    const card = 'BEGIN:VCARD\nNOTE:END:VCARD\nEND:VCARD\n';
    expect(cardsIn(card)).toEqual({ cards: [card], rest: '' });
  });

  it.each([
    ['BEGIN:VCARD\nVERSION:3.0', true],
    ['\ufeff\nbegin:vcard', true],
    ['name,note\nAda,BEGIN:VCARD', false],
    ['', false],
  ])('begin in %j: %s', (text, begins) => {
    expect(CARD_BEGINS.test(text)).toBe(begins);
  });
});
