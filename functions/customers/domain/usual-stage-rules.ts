import type { StageRule } from '../contract/stage-rules.ts';

/** Whoever has bought something once. */
const customers = ['new', 'growing', 'mature', 'declining', 'won-back'] as const;

/**
 * What holds until an administrator puts other rules. They take nobody for a customer or a prospect of whom no figures are known
 * and whose stage nobody set.
 */
export const usualStageRules: readonly StageRule[] = [
  { id: 'back', when: { stages: ['lost'], orderAgeDays: { to: 90 } }, set: { stage: 'won-back' } },
  { id: 'still-back', when: { stages: ['won-back'], orderAgeDays: { to: 180 } }, set: { stage: 'won-back' } },
  { id: 'still-lost', when: { stages: ['lost'] }, set: { stage: 'lost' } },
  { id: 'gone', when: { stages: [...customers], silenceDays: { from: 730 } }, set: { stage: 'lost' } },
  { id: 'silent', when: { stages: [...customers], silenceDays: { from: 365 } }, set: { stage: 'declining' } },
  { id: 'first-order', when: { stages: ['none', 'prospect'], orders12m: { from: 1, to: 1 } }, set: { stage: 'new' } },
  { id: 'one-order', when: { stages: ['new'], orders12m: { to: 1 } }, set: { stage: 'new' } },
  { id: 'long-known', when: { ageDays: { from: 1_095 }, orders12m: { from: 1 } }, set: { stage: 'mature' } },
  { id: 'buys-again', when: { orders12m: { from: 1 } }, set: { stage: 'growing' } },
  { id: 'no-order-yet', when: { stages: ['none'], orders12m: { to: 0 } }, set: { stage: 'prospect' } },
  { id: 'every-month', when: { orders12m: { from: 12 } }, set: { grade: 'A' } },
  { id: 'every-quarter', when: { orders12m: { from: 4 } }, set: { grade: 'B' } },
  { id: 'now-and-then', when: { orders12m: { from: 1 } }, set: { grade: 'C' } },
  { id: 'nothing', when: { orders12m: { to: 0 } }, set: { grade: 'D' } },
];
