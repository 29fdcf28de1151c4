import { Html, markup } from '../../../shared/kernel/html.ts';
import type { Around, ContactCard } from '../contract/around.ts';
import type { CardLanguage } from '../contract/card.ts';

/** A card of A6, landscape; further ones follow on pages of their own. */
export const cardStyle = [
  '@page{size:A6 landscape;margin:8mm}',
  'body{font:11px/1.4 "Noto Sans","Noto Sans CJK SC","Segoe UI",sans-serif;color:#111;margin:0 auto;max-width:132mm}',
  'h1{font-size:18px;margin:0}',
  'h2{font-size:12px;margin:3mm 0 1mm}',
  'p{margin:0}',
  'dl{display:grid;grid-template-columns:max-content 1fr;gap:0 3mm;margin:2mm 0 0}',
  'dt{color:#555}',
  'dd{margin:0}',
  'ul{margin:0;padding-left:4mm}',
].join('');

const words = {
  en: {
    card: 'Customer card',
    phone: 'Phone',
    email: 'E-mail',
    address: 'Address',
    birthday: 'Birthday',
    grade: 'Grade',
    contacts: 'Contacts',
  },
  'zh-Hans': {
    card: '客户卡',
    phone: '电话',
    email: '电子邮件',
    address: '地址',
    birthday: '生日',
    grade: '等级',
    contacts: '联系人',
  },
  'zh-Hant': {
    card: '客戶卡',
    phone: '電話',
    email: '電子郵件',
    address: '地址',
    birthday: '生日',
    grade: '等級',
    contacts: '聯絡人',
  },
} satisfies Record<CardLanguage, Record<string, string>>;

/** So many contacts have room on a card. */
const MOST_CONTACTS = 8;

type Address = NonNullable<Around['profile']['addresses']>[number];

/** An address in lines: street, place, region, country. */
const linesOf = ({ street, postalCode, city, region, country }: Address): string[] =>
  [
    ...(street ?? '').split('\n'),
    [postalCode, city].filter((part) => part !== undefined).join(' '),
    region,
    country,
  ].filter((line): line is string => line !== undefined && line !== '');

const dialled = (number: string) => number.replace(';ext=', ' ext. ');

const row = (name: string, value: string | Html | undefined) =>
  value === undefined || value === '' ? '' : markup`<dt>${name}</dt><dd>${value}</dd>`;

const contactLine = ({ name, jobTitle, phones = [], emails = [] }: ContactCard) =>
  [name, jobTitle, ...phones.map(({ number }) => dialled(number)), ...emails.map(({ address }) => address)]
    .filter((part) => part !== undefined)
    .join(', ');

/** A customer on a card to print, with the fields that whoever asks may see. A whole page of HTML without scripts. */
export const cardOf = ({ profile, contacts }: Pick<Around, 'profile' | 'contacts'>, language: CardLanguage): string => {
  const label = words[language];
  const { name, number, phones = [], emails = [], addresses = [], birthday, grade } = profile;
  const lines = addresses.map((address) => linesOf(address).join(', '));
  return markup`<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<title>${label.card} ${number}</title>
<style>${new Html(cardStyle)}</style>
</head>
<body>
<h1>${name}</h1>
<p>${number}</p>
<dl>${row(label.phone, phones.map((phone) => dialled(phone.number)).join(', '))}${row(
    label.email,
    emails.map(({ address }) => address).join(', '),
  )}${lines.map((line) => row(label.address, line))}${row(label.birthday, birthday)}${row(label.grade, grade)}</dl>
${
  contacts.length > 0
    ? markup`<h2>${label.contacts}</h2>
<ul>${contacts.slice(0, MOST_CONTACTS).map((contact) => markup`<li>${contactLine(contact)}</li>`)}</ul>`
    : ''
}
</body>
</html>
`.text;
};
