import type { RoutingRule, RoutingRules } from '../contract/rules.ts';
import type { Routing, Submission } from '../contract/ticket.ts';
import type { Matched } from '../contract/trial.ts';
import { wordFinder } from './words.ts';

/** What routing asks of a ticket. A condition on what is not there does not hold. */
type Question = {
  readonly [Name in 'type' | 'channel' | 'subject' | 'text' | 'product']?: Submission[Name] | undefined;
};

const sameText = (left: string) => (right: string) =>
  left.trim().localeCompare(right.trim(), 'en', { sensitivity: 'accent' }) === 0;

/** What of the question a rule asks for; nothing when it does not match. */
const matchOf = ({ when }: RoutingRule, question: Question, findWord: ReturnType<typeof wordFinder>) => {
  const matched: Matched = {};
  if (when.types) {
    matched.type = when.types.find((type) => type === question.type);
    if (matched.type === undefined) return undefined;
  }
  if (when.channels) {
    matched.channel = when.channels.find((channel) => channel === question.channel);
    if (matched.channel === undefined) return undefined;
  }
  if (when.products) {
    matched.product = question.product === undefined ? undefined : when.products.find(sameText(question.product));
    if (matched.product === undefined) return undefined;
  }
  if (when.words) {
    matched.word = findWord(when.words);
    if (matched.word === undefined) return undefined;
  }
  return matched;
};

/** Why a rule matches, in words for people. */
const reasonOf = ({ type, channel, product, word }: Matched) => {
  const reasons = [
    type !== undefined && `type ${type}`,
    channel !== undefined && `channel ${channel}`,
    product !== undefined && `product “${product}”`,
    word !== undefined && `word “${word}”`,
  ].filter((reason) => reason !== false);
  return reasons.length > 0 ? reasons.join(', ') : 'every ticket';
};

/** The department of a ticket: the first rule that matches decides, otherwise the default. */
export const routeByRules = (question: Question, { rules, defaultDepartmentId }: RoutingRules) => {
  const findWord = wordFinder(question.subject ?? '', question.text ?? '');
  for (const rule of rules) {
    const matched = matchOf(rule, question, findWord);
    if (matched !== undefined) {
      const routing: Routing = {
        by: 'rule',
        ruleId: rule.id,
        reason: `Rule ${rule.id} matched: ${reasonOf(matched)}.`,
      };
      return { departmentId: rule.departmentId, routing, matched };
    }
  }
  const routing: Routing = { by: 'default', reason: 'No rule matched.' };
  return { departmentId: defaultDepartmentId, routing };
};

/** Every department that rules name, with the path of the field that does. */
export const departmentsNamedBy = ({ rules, defaultDepartmentId }: RoutingRules) => [
  ...rules.map(({ departmentId }, index) => ({ departmentId, field: `rules.${index}.departmentId` })),
  { departmentId: defaultDepartmentId, field: 'defaultDepartmentId' },
];
