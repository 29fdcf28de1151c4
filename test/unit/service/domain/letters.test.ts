import { describe, expect, it } from 'vitest';
import type { Language } from '../../../../functions/service/domain/language.ts';
import {
  acknowledgement,
  answerLetter,
  escalatedLetter,
  routedLetter,
  solutionLetter,
} from '../../../../functions/service/domain/letters.ts';
import { queued, received, resolved } from '../../../support/tickets.ts';

const greetings: Record<Language, [named: string, unnamed: string]> = {
  en: ['Hello Ada Nowak,', 'Hello,'],
  'zh-Hans': ['Ada Nowak，您好：', '您好：'],
  'zh-Hant': ['Ada Nowak，您好：', '您好：'],
};

const languages: Language[] = ['en', 'zh-Hans', 'zh-Hant'];

describe('letters to the customer', () => {
  it('acknowledge in each language, with the number', () => {
    const texts = languages.map((language) => acknowledgement(received(), language).text);
    expect(texts).toEqual([
      'Hello Ada Nowak,\n\nthank you for your message. We have received it, and the right department will take care of it.\n\nYour number: T-7KQ2M-9XH4C\n',
      'Ada Nowak，您好：\n\n感谢您的来信。我们已经收到，并将由相关部门为您处理。\n\n您的编号: T-7KQ2M-9XH4C\n',
      'Ada Nowak，您好：\n\n感謝您的來信。我們已經收到，並將由相關部門為您處理。\n\n您的編號: T-7KQ2M-9XH4C\n',
    ]);
  });

  it('put the number before the subject that the customer wrote', () => {
    for (const letter of [
      acknowledgement(received(), 'en'),
      answerLetter(queued(), 'en', 'Yes.'),
      solutionLetter(resolved(), 'en', 'Done.'),
    ])
      expect(letter.subject).toBe('[T-7KQ2M-9XH4C] Wrong invoice');
  });

  it.each(languages)('greet by name, or without one where none is known (%s)', (language) => {
    const [named, unnamed] = greetings[language];
    expect(acknowledgement(received(), language).text.split('\n')[0]).toBe(named);
    const nobody = received({ customer: { email: 'ada@customer.example' } });
    expect(acknowledgement(nobody, language).text.split('\n')[0]).toBe(unnamed);
  });

  it('do not quote the message in the acknowledgement: anybody may have written it', () => {
    const { text } = acknowledgement(received({ text: 'Buy these pills: http://spam.example' }), 'en');
    expect(text).not.toContain('pills');
  });

  it.each(languages)('carry the answer and the solution as they were written (%s)', (language) => {
    const words = 'Line one.\n\n  Line two: 100 % & <b>.';
    expect(answerLetter(queued(), language, words).text).toContain(`\n\n${words}\n\n`);
    expect(solutionLetter(resolved(), language, words).text).toContain(`\n\n${words}\n\n`);
  });

  it('bring the answer in each language, with the number', () => {
    expect(languages.map((language) => answerLetter(queued(), language, '–').text)).toEqual([
      'Hello Ada Nowak,\n\nhere is our answer to your message.\n\n–\n\nYour number: T-7KQ2M-9XH4C\n',
      'Ada Nowak，您好：\n\n以下是我们对您来信的答复。\n\n–\n\n您的编号: T-7KQ2M-9XH4C\n',
      'Ada Nowak，您好：\n\n以下是我們對您來信的答覆。\n\n–\n\n您的編號: T-7KQ2M-9XH4C\n',
    ]);
  });

  it('bring the solution in each language, and say what to do when it is none', () => {
    expect(languages.map((language) => solutionLetter(resolved(), language, '–').text)).toEqual([
      'Hello Ada Nowak,\n\nwe believe that your matter is solved. This is the solution:\n\n–\n\nIf it is not, answer and name your number.\n\nYour number: T-7KQ2M-9XH4C\n',
      'Ada Nowak，您好：\n\n我们认为您的问题已经解决。解决方案如下：\n\n–\n\n如果问题仍未解决，请回复并注明您的编号。\n\n您的编号: T-7KQ2M-9XH4C\n',
      'Ada Nowak，您好：\n\n我們認為您的問題已經解決。解決方案如下：\n\n–\n\n如果問題仍未解決，請回覆並註明您的編號。\n\n您的編號: T-7KQ2M-9XH4C\n',
    ]);
  });
});

describe('letters to the department', () => {
  it('say what came, why it is theirs and until when, quote the message, and do not name the customer', () => {
    const ticket = { ...queued(), text: 'First.\nSecond.' };
    const due = { firstResponse: '2026-03-02T13:00:00.000Z', resolution: '2026-03-03T09:00:00.000Z' };
    const { subject, text } = routedLetter(ticket, 'Rule money matched: word “invoice”.', due);
    expect(subject).toBe('[T-7KQ2M-9XH4C] Wrong invoice');
    expect(text).toBe(`A new ticket is in your queue.

Number: T-7KQ2M-9XH4C
Id: 7KQ2M9XH4C
Type: complaint
Channel: email

Why with you: Rule money matched: word “invoice”.
First response due: 2026-03-02T13:00:00.000Z
Solution due: 2026-03-03T09:00:00.000Z

> First.
> Second.
`);
  });

  it.each([
    ['first-response', 'its first response'],
    ['resolution', 'its solution'],
  ] as const)('tell the manager the level and that it is late for %s, with the ticket', (late, words) => {
    const { subject, text } = escalatedLetter({ ...queued(), text: 'First.\nSecond.' }, 2, late, 'Billing');
    expect(subject).toBe('[T-7KQ2M-9XH4C] Late, level 2: Wrong invoice');
    expect(text).toBe(`A ticket of Billing is late for ${words}. It is at level 2 of 3 now.

Number: T-7KQ2M-9XH4C
Id: 7KQ2M9XH4C
Type: complaint
Channel: email

> First.
> Second.
`);
  });
});
