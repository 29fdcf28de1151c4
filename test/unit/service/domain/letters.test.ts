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
});

describe('letters to the department', () => {
  it('say why the ticket is theirs, until when, and quote the message', () => {
    const ticket = { ...queued(), text: 'First.\nSecond.' };
    const due = { firstResponse: '2026-03-02T13:00:00.000Z', resolution: '2026-03-03T09:00:00.000Z' };
    const { subject, text } = routedLetter(ticket, 'Rule money matched: word “invoice”.', due);
    expect(subject).toBe('[T-7KQ2M-9XH4C] Wrong invoice');
    expect(text).toContain('Why with you: Rule money matched: word “invoice”.');
    expect(text).toContain('First response due: 2026-03-02T13:00:00.000Z');
    expect(text).toContain('Solution due: 2026-03-03T09:00:00.000Z');
    expect(text).toContain('> First.\n> Second.');
    expect(text).not.toContain('ada@customer.example');
  });

  it.each([
    ['first-response', 'its first response'],
    ['resolution', 'its solution'],
  ] as const)('tell the manager the level and that it is late for %s', (late, words) => {
    const { subject, text } = escalatedLetter(queued(), 2, late, 'Billing');
    expect(subject).toBe('[T-7KQ2M-9XH4C] Late, level 2: Wrong invoice');
    expect(text).toContain(`A ticket of Billing is late for ${words}. It is at level 2 of 3 now.`);
  });
});
