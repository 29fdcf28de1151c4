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

  it('leaves out what only sounds like it', () => {
    expect(guessed('contact', 'email opt out,phone type,E-mail 1 - Type,fax,newsletter,mailing list')).toEqual([]);
  });

  it('leaves out what holds something else', () => {
    expect(guessed('contact', 'Mail,Phone', { Mail: ['yes', 'no'], Phone: ['none', ''] })).toEqual([]);
    expect(guessed('contact', 'Mail,Phone', { Mail: ['', 'a@b.example'], Phone: ['12 34'] })).toEqual([
      'Mail=emails',
      'Phone=phones',
    ]);
  });

  it('takes a number for ours only when it is one', () => {
    expect(guessed('account', 'Number,Name', { Number: ['A-7KQ2M-9XH4C'] })).toEqual(['Number=number', 'Name=name']);
    expect(guessed('account', 'Number,Name', { Number: ['4711'] })).toEqual(['Name=name']);
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
    expect(guessMapping('contact', [{ name: 'seats', samples: [] }], [field])).toEqual([]);
  });
});
