import type { Language } from './language.ts';
import type { Ticket } from './ticket.ts';

/** A mail as far as words go. */
interface Text {
  readonly subject: string;
  readonly text: string;
}

interface Words {
  readonly greeting: (name: string | undefined) => string;
  readonly received: string;
  readonly number: string;
  readonly weAnswer: string;
  readonly solved: string;
  readonly again: string;
}

const words: Record<Language, Words> = {
  en: {
    greeting: (name) => (name === undefined ? 'Hello,' : `Hello ${name},`),
    received: 'thank you for your message. We have received it, and the right department will take care of it.',
    number: 'Your number',
    weAnswer: 'here is our answer to your message.',
    solved: 'we believe that your matter is solved. This is the solution:',
    again: 'If it is not, answer and name your number.',
  },
  'zh-Hans': {
    greeting: (name) => (name === undefined ? '您好：' : `${name}，您好：`),
    received: '感谢您的来信。我们已经收到，并将由相关部门为您处理。',
    number: '您的编号',
    weAnswer: '以下是我们对您来信的答复。',
    solved: '我们认为您的问题已经解决。解决方案如下：',
    again: '如果问题仍未解决，请回复并注明您的编号。',
  },
  'zh-Hant': {
    greeting: (name) => (name === undefined ? '您好：' : `${name}，您好：`),
    received: '感謝您的來信。我們已經收到，並將由相關部門為您處理。',
    number: '您的編號',
    weAnswer: '以下是我們對您來信的答覆。',
    solved: '我們認為您的問題已經解決。解決方案如下：',
    again: '如果問題仍未解決，請回覆並註明您的編號。',
  },
};

const quoted = (text: string) => text.replace(/^/gm, '> ');

const subjectOf = (ticket: Ticket) => `[${ticket.number}] ${ticket.subject}`;

const letter = (ticket: Ticket, ...paragraphs: readonly string[]): Text => ({
  subject: subjectOf(ticket),
  text: `${paragraphs.join('\n\n')}\n`,
});

/**
 * Tells the customer that their message has arrived. It does not quote the text: anybody can write anything into a
 * public form under somebody else's address.
 */
export const acknowledgement = (ticket: Ticket, language: Language): Text => {
  const say = words[language];
  return letter(ticket, say.greeting(ticket.customer.name), say.received, `${say.number}: ${ticket.number}`);
};

/** Brings the customer what somebody answered. */
export const answerLetter = (ticket: Ticket, language: Language, text: string): Text => {
  const say = words[language];
  return letter(ticket, say.greeting(ticket.customer.name), say.weAnswer, text, `${say.number}: ${ticket.number}`);
};

/** Tells the customer the solution. */
export const solutionLetter = (ticket: Ticket, language: Language, solution: string): Text => {
  const say = words[language];
  return letter(
    ticket,
    say.greeting(ticket.customer.name),
    say.solved,
    solution,
    say.again,
    `${say.number}: ${ticket.number}`,
  );
};

const LATE = { 'first-response': 'its first response', resolution: 'its solution' } as const;

const facts = (ticket: Ticket) =>
  [`Number: ${ticket.number}`, `Id: ${ticket.id}`, `Type: ${ticket.type}`, `Channel: ${ticket.channel}`].join('\n');

/** Tells a department that a ticket is theirs. */
export const routedLetter = (
  ticket: Ticket,
  reason: string,
  due: { firstResponse: string; resolution: string },
): Text =>
  letter(
    ticket,
    'A new ticket is in your queue.',
    facts(ticket),
    `Why with you: ${reason}\nFirst response due: ${due.firstResponse}\nSolution due: ${due.resolution}`,
    quoted(ticket.text),
  );

/** Tells a manager that a ticket of the department is late. */
export const escalatedLetter = (ticket: Ticket, level: number, late: keyof typeof LATE, department: string): Text => ({
  subject: `[${ticket.number}] Late, level ${level}: ${ticket.subject}`,
  text: `A ticket of ${department} is late for ${LATE[late]}. It is at level ${level} of 3 now.\n\n${facts(ticket)}\n\n${quoted(ticket.text)}\n`,
});
