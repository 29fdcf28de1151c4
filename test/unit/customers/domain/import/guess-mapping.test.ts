import { describe, expect, it } from 'vitest';
import type { RecordType } from '../../../../../functions/access/contract/visibility.ts';
import { guessMapping } from '../../../../../functions/customers/domain/import/guess-mapping.ts';

const guessed = (type: RecordType, header: string, samples: Record<string, string[]> = {}) => {
  const names = header.split(',');
  const columns = names.map((name) => ({ name, samples: samples[name] ?? [] }));
  return guessMapping(type, columns).map(
    ({ column, field, label }) => `${names[column]}=${field}${label === undefined ? '' : `/${label}`}`,
  );
};

describe('the mapping of a file', () => {
  it('is guessed of contacts as a small system exports them', () => {
    const header =
      'id,first_name,last_name,gender,title,has_newsletter,status,tags,linkedin_url,company_name,company,email_work,email_home,phone_work,phone_other';
    expect(guessed('contact', header)).toEqual([
      'first_name=givenName',
      'last_name=familyName',
      'title=jobTitle',
      'tags=tags',
      'company_name=organization',
      'email_work=emails/work',
      'email_home=emails/home',
      'phone_work=phones/work',
      'phone_other=phones/other',
    ]);
  });

  it('is guessed of other spellings', () => {
    expect(
      guessed(
        'contact',
        'firstName,LAST NAME,E-mail Address,E-mail 2 - Value,Mobile,Business Phone,Home Street,Home City,Zip',
      ),
    ).toEqual([
      'firstName=givenName',
      'LAST NAME=familyName',
      'E-mail Address=emails',
      'E-mail 2 - Value=emails',
      'Mobile=phones/mobile',
      'Business Phone=phones/business',
      'Home Street=addresses.street/home',
      'Home City=addresses.city/home',
      'Zip=addresses.postalCode',
    ]);
  });

  it('is guessed of Chinese names, simplified and traditional', () => {
    expect(guessed('contact', '姓名,公司名称,职位,手机,工作邮箱,联系电话,城市')).toEqual([
      '姓名=name',
      '公司名称=organization',
      '职位=jobTitle',
      '手机=phones/手机',
      '工作邮箱=emails/工作',
      '联系电话=phones',
      '城市=addresses.city',
    ]);
    expect(guessed('account', '公司名稱,行業,電話,電子郵件')).toEqual([
      '公司名稱=name',
      '行業=industry',
      '電話=phones',
      '電子郵件=emails',
    ]);
  });

  it('is guessed of accounts: the company is the name', () => {
    expect(guessed('account', 'account,sector,year_established,revenue,employees,subsidiary_of')).toEqual([
      'account=name',
      'sector=industry',
      'employees=employees',
    ]);
  });

  it('is guessed of a table as an export writes it', () => {
    expect(
      guessed(
        'account',
        'Number,Email 1,Email 1 label,Phone 1,Phone 2,Address 1 street,Address 1 postal code,Address 2 State/Province,Address 12 country',
        { Number: ['A-7KQ2M-9XH4C'] },
      ),
    ).toEqual([
      'Number=number',
      'Email 1=emails',
      'Phone 1=phones',
      'Phone 2=phones',
      'Address 1 street=addresses.street',
      'Address 1 postal code=addresses.postalCode',
      'Address 2 State/Province=addresses.region/2',
      'Address 12 country=addresses.country/12',
    ]);
  });

  it('keeps the parts of several addresses apart', () => {
    expect(guessed('contact', 'City,Home City,Work City,Home Street Address')).toEqual([
      'City=addresses.city',
      'Home City=addresses.city/home',
      'Work City=addresses.city/work',
      'Home Street Address=addresses.street/home',
    ]);
  });

  it.each([
    'Sister City',
    'Home Name',
    'Home Visits',
    'Address 2 Name',
    'Address 2 Fax',
    'Address 100 City',
    'Address 2b City',
    'Address b2 City',
    'Address X City',
    'Site 2 City',
  ])('takes no part of an address for one where the words are others: %s', (name) => {
    expect(guessed('account', name)).toEqual([]);
  });

  it('gives a field to the first column that may be it', () => {
    expect(guessed('contact', 'Name,Full Name,Home City,Home Town,Tags,Categories,Email,Mail')).toEqual([
      'Name=name',
      'Home City=addresses.city/home',
      'Tags=tags',
      'Categories=tags',
      'Email=emails',
      'Mail=emails',
    ]);
  });

  it('has labels of several words, and none of numbers', () => {
    expect(guessed('contact', 'Home Office Phone,Phone 10,Work Email 2,工作邮箱地址')).toEqual([
      'Home Office Phone=phones/home office',
      'Phone 10=phones',
      'Work Email 2=emails/work',
      '工作邮箱地址=emails/工作',
    ]);
  });

  it('has no label where the name of the column says none', () => {
    const columns = ['Phone', 'Email', 'City'].map((name) => ({ name, samples: [] }));
    expect(guessMapping('contact', columns)).toStrictEqual([
      { column: 0, field: 'phones' },
      { column: 1, field: 'emails' },
      { column: 2, field: 'addresses.city' },
    ]);
  });

  it('says of a mobile phone that it is one, unless it is said whose', () => {
    expect(guessed('contact', 'Mobile,Mobile Number,Mobile 2,Private Mobile,Private Cell,Mobile Phone')).toEqual([
      'Mobile=phones/mobile',
      'Mobile Number=phones/mobile',
      'Mobile 2=phones/mobile',
      'Private Mobile=phones/private',
      'Private Cell=phones/private',
      'Mobile Phone=phones/mobile',
    ]);
  });

  it.each([
    'email opt out,phone type,E-mail 1 - Type,fax,newsletter,mailing list',
    'Telework,Workmail Plan,Hotel,Email 24h,Email v2',
    '备注电话,邮件群组',
  ])('leaves out what only sounds like it: %s', (header) => {
    expect(guessed('contact', header)).toEqual([]);
  });

  it('leaves out what holds something else', () => {
    expect(guessed('contact', 'Mail,Phone', { Mail: ['yes', 'no'], Phone: ['none', ''] })).toEqual([]);
    expect(guessed('contact', 'Mail,Phone', { Mail: ['', 'a@b.example'], Phone: ['12 34'] })).toEqual([
      'Mail=emails',
      'Phone=phones',
    ]);
  });

  it('asks one value to be such, and none where there are no values', () => {
    expect(guessed('contact', 'Mail,Phone', { Mail: ['unknown', 'a@b.example'], Phone: ['none', '12 34'] })).toEqual([
      'Mail=emails',
      'Phone=phones',
    ]);
    expect(guessed('contact', 'Mail,Phone', { Mail: ['', '  '], Phone: [' '] })).toEqual([
      'Mail=emails',
      'Phone=phones',
    ]);
  });

  it('takes a number for ours only when it is one', () => {
    expect(guessed('account', 'Number,Name', { Number: ['A-7KQ2M-9XH4C'] })).toEqual(['Number=number', 'Name=name']);
    expect(guessed('account', 'Number,Name', { Number: ['4711', 'A-7KQ2M-9XH4C'] })).toEqual([
      'Number=number',
      'Name=name',
    ]);
    expect(guessed('contact', 'Contact Number', { 'Contact Number': ['P-7KQ2M-9XH4C'] })).toEqual([
      'Contact Number=number',
    ]);
    for (const one of ['4711', 'NA-7KQ2M-9XH4C', 'A-7KQ2M-9XH4C-1', 'P-7KQ2M-9XH4C', '', '  '])
      expect(guessed('account', 'Number,Name', { Number: [one] })).toEqual(['Name=name']);
    for (const one of ['4711', 'NP-7KQ2M-9XH4C', 'P-7KQ2M-9XH4C-1', 'A-7KQ2M-9XH4C'])
      expect(guessed('contact', 'Number,Name', { Number: [one] })).toEqual(['Name=name']);
    expect(guessed('account', 'Number,Name')).toEqual(['Name=name']);
  });

  it('takes only what is called a number for one', () => {
    expect(guessed('account', 'Account', { Account: ['A-7KQ2M-9XH4C'] })).toEqual(['Account=name']);
    expect(guessed('account', 'Follows', { Follows: ['A-7KQ2M-9XH4C'] })).toEqual([]);
  });

  it('takes a column of phone numbers for these though its first values are empty', () => {
    expect(guessed('account', 'Phone Number', { 'Phone Number': ['', '', ''] })).toEqual(['Phone Number=phones']);
  });

  it("knows the company's own fields by their id and by what they are called", () => {
    const field = {
      recordType: 'account',
      id: 'seats',
      label: { en: 'Seats bought', 'zh-Hans': '席位' },
      kind: 'number',
      required: false,
      unique: false,
    } as const;
    const mapping = (name: string) => guessMapping('account', [{ name, samples: [] }], [field]);
    for (const name of ['seats', 'Seats_Bought', '席位'])
      expect(mapping(name)).toEqual([{ column: 0, field: 'customFields.seats' }]);
    expect(mapping('席')).toEqual([]);
    expect(mapping('Tables bought')).toEqual([]);
    expect(guessMapping('contact', [{ name: 'seats', samples: [] }], [field])).toEqual([]);
  });

  it("takes a column for the company's own field before any other of that name", () => {
    const field = {
      recordType: 'account',
      id: 'trade',
      label: { en: 'Industry', 'zh-Hans': undefined },
      kind: 'text',
      required: false,
      unique: false,
    } as const;
    const columns = ['Industry', 'Sector'].map((name) => ({ name, samples: [] }));
    expect(guessMapping('account', columns, [field])).toEqual([
      { column: 0, field: 'customFields.trade' },
      { column: 1, field: 'industry' },
    ]);
  });

  it('knows nothing of a column whose name has no word, whatever is called by a sign', () => {
    const field = {
      recordType: 'account',
      id: 'share',
      label: { en: '%' },
      kind: 'number',
      required: false,
      unique: false,
    } as const;
    const columns = ['%', '#', ''].map((name) => ({ name, samples: [] }));
    expect(guessMapping('account', columns, [field])).toEqual([]);
  });
});
