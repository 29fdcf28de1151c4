import { isUnspaced } from '../normalize.ts';
import type { Question, Term } from './question.ts';
import { domainOf, numberText, type Searchable } from './text.ts';

/** Whether a field of the record is shown to whoever asks; what is hidden from them does not match. */
export type Shows = (field: string) => boolean;

/** How well a term is met: whole words before beginnings, names before numbers before phones before addresses. */
const GRADES = {
  wholeName: 10,
  wholeNumber: 10,
  wholeOtherName: 9,
  wholePhone: 8,
  wholeAddress: 8,
  nameBegins: 7,
  otherNameBegins: 6,
  insideName: 5,
  numberBegins: 4,
  phoneEnds: 3,
  addressBegins: 2,
  not: 0,
} as const;

const best = (grades: readonly number[]) => Math.max(GRADES.not, ...grades);

const gradeOfWord = (word: string, field: string, text: string): number => {
  const shown = field === 'name';
  const words = text.split(' ');
  if (words.includes(word)) return shown ? GRADES.wholeName : GRADES.wholeOtherName;
  if (words.some((one) => one.startsWith(word))) return shown ? GRADES.nameBegins : GRADES.otherNameBegins;
  return isUnspaced(word) && text.includes(word) ? GRADES.insideName : GRADES.not;
};

const gradeOfWords = ({ words }: Term, { names }: Searchable, shows: Shows): number => {
  if (words.length === 0) return GRADES.not;
  const visible = Object.entries(names).filter(([field]) => shows(field));
  return Math.min(...words.map((word) => best(visible.map(([field, text]) => gradeOfWord(word, field, text)))));
};

const gradeOfBeginning = (prefix: string, text: string, whole: number, begins: number) =>
  text === prefix ? whole : text.startsWith(prefix) ? begins : GRADES.not;

const gradeOfEmail = (email: string, address: string): number => {
  const ofAddress = email.startsWith('@') ? [] : [address];
  const prefix = email.replace(/^@/, '');
  const ofDomain = prefix.includes('@') || prefix === '' ? [] : [domainOf(address)];
  return best(
    [...ofAddress, ...ofDomain].map((text) =>
      gradeOfBeginning(prefix, text, GRADES.wholeAddress, GRADES.addressBegins),
    ),
  );
};

const gradeOfTerm = (term: Term, record: Searchable & { readonly type: string }, shows: Shows): number => {
  const { email, phones, number } = term;
  return best([
    gradeOfWords(term, record, shows),
    ...(email !== undefined && shows('emails') ? record.emails.map((address) => gradeOfEmail(email, address)) : []),
    ...(shows('phones')
      ? phones.flatMap((end) =>
          record.phones.map((phone) => gradeOfBeginning(end, phone, GRADES.wholePhone, GRADES.phoneEnds)),
        )
      : []),
    ...(number && (number.type === undefined || number.type === record.type)
      ? [gradeOfBeginning(number.text, numberText(record.id), GRADES.wholeNumber, GRADES.numberBegins)]
      : []),
  ]);
};

/** How well a record answers a question, the more the better; nothing when a term is not met. */
export const gradeOf = (
  question: Question,
  record: Searchable & { readonly type: string },
  shows: Shows,
): number | undefined => {
  const grades = question.map((term) => gradeOfTerm(term, record, shows));
  return grades.length === 0 || grades.includes(GRADES.not) ? undefined : grades.reduce((sum, one) => sum + one, 0);
};
