import type { RoutingRule, RoutingRules } from '../contract/rules.ts';
import type { Routing, Submission } from '../contract/ticket.ts';
import { wordFinder } from './words.ts';

type Question = Pick<Submission, 'type' | 'channel' | 'subject' | 'text' | 'product'>;

const sameText = (left: string) => (right: string) =>
  left.trim().localeCompare(right.trim(), 'en', { sensitivity: 'accent' }) === 0;

/** Why a rule matches (in words for people), or nothing when it does not. */
const matchOf = ({ when }: RoutingRule, question: Question, findWord: ReturnType<typeof wordFinder>) => {
  const reasons: string[] = [];
  if (when.types) {
    if (!when.types.includes(question.type)) return undefined;
    reasons.push(`type ${question.type}`);
  }
  if (when.channels) {
    if (!when.channels.includes(question.channel)) return undefined;
    reasons.push(`channel ${question.channel}`);
  }
  if (when.products) {
    const product = question.product !== undefined && when.products.find(sameText(question.product));
    if (!product) return undefined;
    reasons.push(`product “${product}”`);
  }
  if (when.words) {
    const word = findWord(when.words);
    if (word === undefined) return undefined;
    reasons.push(`word “${word}”`);
  }
  return reasons.length > 0 ? reasons.join(', ') : 'every ticket';
};

/** The department of a ticket: the first rule that matches decides, otherwise the default. */
export const routeByRules = (question: Question, { rules, defaultDepartmentId }: RoutingRules) => {
  const findWord = wordFinder(question.subject, question.text);
  for (const rule of rules) {
    const match = matchOf(rule, question, findWord);
    if (match !== undefined) {
      const routing: Routing = { by: 'rule', ruleId: rule.id, reason: `Rule ${rule.id} matched: ${match}.` };
      return { departmentId: rule.departmentId, routing };
    }
  }
  const routing: Routing = { by: 'default', reason: 'No rule matched.' };
  return { departmentId: defaultDepartmentId, routing };
};
