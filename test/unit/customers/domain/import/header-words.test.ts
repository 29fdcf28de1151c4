import { describe, expect, it } from 'vitest';
import type { RecordType } from '../../../../../functions/access/contract/visibility.ts';
import { guessMapping } from '../../../../../functions/customers/domain/import/guess-mapping.ts';

/** What a column of that name alone is taken for: `phones/work`. */
const taken = (type: RecordType, name: string) =>
  guessMapping(type, [{ name, samples: [] }])
    .map(({ field, label }) => (label === undefined ? field : `${field}/${label}`))
    .join(' and ');

/** Each of the headers, parted by a bar, with what it is taken for. */
const eachTaken = (type: RecordType, headers: string) => headers.split('|').map((one) => [one, taken(type, one)]);
const each = (headers: string, meaning: string) => headers.split('|').map((one) => [one, meaning]);

const ofBoth: readonly (readonly [string, string])[] = [
  ['externalId', 'External ID|externalid|External-Key|CRM ID|customer_id|Customer No.|Customer Number'],
  ['externalId', 'Kundennummer|外部编号|客户编号|客戶編號|客户编码|客户号'],
  ['name', 'Name|Full Name|Display name|File As|FN|Formatted Name|姓名|名称|全名|联系人|联系人姓名'],
  ['givenName', 'First Name|FIRSTNAME|Given name|Forename|Vorname|Prénom|Nombre|名|名字'],
  ['familyName', 'Last Name|LASTNAME|Family Name|Surname|Nachname|Nom de famille|Apellido|Apellidos|姓|姓氏'],
  ['addresses.street', 'Street|Street Address|Address|Address Line 1|Address 1|Straße|STRASSE|Rue'],
  ['addresses.street', '地址|街道|详细地址|联系地址|通讯地址'],
  ['addresses.city', 'City|Town|Locality|Ort|Stadt|Ville|城市|市|所在城市'],
  ['addresses.region', 'State|Province|County|State/Province|Bundesland|省|省份|州|所在省份'],
  ['addresses.postalCode', 'ZIP|Zip Code|Zipcode|Postal Code|Postcode|POSTALCODE|PLZ|Code postal|邮编|邮政编码'],
  ['addresses.country', 'Country|Country/Region|Land|Pays|国家|國家|国家地区'],
  ['language', 'Language|Locale|Sprache|Langue|语言'],
  ['timeZone', 'Time Zone|timezone|时区'],
  ['birthday', 'Birthday|Birth Date|Birthdate|Date of Birth|DOB|Geburtsdatum|生日|出生日期'],
  ['tags', 'Tags|Tag|Labels|Categories|Group Membership|Schlagworte|标签|分类'],
];

const ofAccounts: readonly (readonly [string, string])[] = [
  ['kind', 'Kind|Account Type|Customer type|客户类型|类型'],
  ['legalName', 'Legal Name|Registered Name|Firmenname|法定名称|注册名称'],
  ['tradeName', 'Trade Name|Trading Name|Brand|Short Name|简称|商号|品牌'],
  ['industry', 'Industry|Sector|Branche|Secteur|行业|所属行业'],
  ['occupation', 'Occupation|Profession|Beruf|职业'],
  ['region', 'Sales Region|Market|区域|地区|大区'],
  ['source', 'Source|Lead Source|Origin|Quelle|来源|客户来源'],
  ['currency', 'Currency|Währung|Waehrung|币种|货币'],
  ['employees', 'Employees|Number of Employees|Employee Count|Headcount|Mitarbeiter|员工数|员工人数|人数'],
  ['stage', 'Stage|Lifecycle Stage|阶段|生命周期'],
  ['grade', 'Grade|Rating|等级|客户等级|客户级别'],
];

const ofContacts: readonly (readonly [string, string])[] = [
  ['role', 'Role|Contact Role|角色'],
  ['jobTitle', 'Job Title|Title|Position|Function|Job|JOBTITLE|职位|职务|头衔'],
  ['preferredChannel', 'Preferred Channel|Preferred Contact Method|首选渠道|联系方式偏好'],
];

describe('a column is known by what people call it', () => {
  it.each(ofBoth)('%s of accounts and contacts: %s', (field, headers) => {
    expect(eachTaken('account', headers)).toEqual(each(headers, field));
    expect(eachTaken('contact', headers)).toEqual(each(headers, field));
  });

  it.each(ofAccounts)('%s of accounts alone: %s', (field, headers) => {
    expect(eachTaken('account', headers)).toEqual(each(headers, field));
    expect(eachTaken('contact', headers)).toEqual(each(headers, ''));
  });

  it.each(ofContacts)('%s of contacts alone: %s', (field, headers) => {
    expect(eachTaken('contact', headers)).toEqual(each(headers, field));
    expect(eachTaken('account', headers)).toEqual(each(headers, ''));
  });
});

describe('a column of organizations', () => {
  it.each([
    'Company|Company Name|Organization|Organisation|Organization Name|Organisation Name|Account|Account Name',
    'Employer|Org|Firma|Unternehmen|Société|Entreprise|Empresa',
    '公司|公司名称|单位|单位名称|企业|企业名称|客户名称|客户|组织',
  ])('is the name of an account, and where a contact belongs: %s', (headers) => {
    expect(eachTaken('account', headers)).toEqual(each(headers, 'name'));
    expect(eachTaken('contact', headers)).toEqual(each(headers, 'organization'));
  });
});

describe('a column of e-mails or phones', () => {
  it.each([
    ['emails', 'Email|E-Mail|Mail|电子邮件|电子邮箱|邮箱|邮件|電子郵件'],
    ['phones', 'Phone|Telephone|Tel.|Telefon|Handy|Mobil|联系电话|电话号码|电话|電話|座机'],
    ['phones/mobile', 'Mobile|Mobile Phone|Phone (mobile)'],
    ['phones/cell', 'Cell|Cellphone|Cell Phone'],
    ['phones/手机', '手机|手机号|手机号码|手機號碼'],
  ])('is %s: %s', (meaning, headers) => {
    expect(eachTaken('contact', headers)).toEqual(each(headers, meaning));
  });

  it.each([
    ['Work|Home|Other|Business|Office|Private|Personal', ' Email', ' Phone'],
    ['Mobile|Cell|Company|School|Assistant|Direct', ' Email', ' Phone'],
    ['工作|家庭|个人|公司|办公|办公室|其他|备用|手机|私人', '邮箱', '电话'],
  ])('has its kind as its label: %s', (labels, mail, phone) => {
    const all = labels.split('|');
    expect(all.map((label) => taken('contact', label + mail))).toEqual(
      all.map((label) => `emails/${label.toLowerCase()}`),
    );
    expect(all.map((label) => taken('account', label + phone))).toEqual(
      all.map((label) => `phones/${label.toLowerCase()}`),
    );
  });

  it.each([
    ['emails', 'Email Address|Email Addresses|E-mail Value|Primary Email|Contact Email|Email ID'],
    ['emails', '联系邮箱|邮箱地址|电子邮件地址|主要邮箱'],
    ['phones', 'Phone Number|Phone No.|Telefon-Nr.|Main Phone|联系电话号码|座机号码|主要电话'],
  ])('has no label by words that tell nothing: %s, %s', (meaning, headers) => {
    expect(eachTaken('contact', headers)).toEqual(each(headers, meaning));
  });
});
