import { useTranslation } from 'react-i18next';
import type { StageRule } from '../api/client.ts';
import { useLocale } from '../i18n/use-locale.ts';

export type StageWhen = StageRule['when'];

export const STAGES = ['prospect', 'new', 'growing', 'mature', 'declining', 'lost', 'won-back'] as const;
export const GRADES = ['A', 'B', 'C', 'D'] as const;
export const KINDS = ['organization', 'person'] as const;
/** Conditions that are one of several values, a range of whole numbers, and amounts of money. A test holds them to the API's. */
export const CHOICES = ['kinds', 'stages', 'grades'] as const;
export const RANGES = ['ageDays', 'silenceDays', 'orderAgeDays', 'orders12m'] as const;
export const AMOUNTS = ['spend12m'] as const;

export type Range = (typeof RANGES)[number];

const isEmptyRange = (range: { readonly from?: unknown; readonly to?: unknown } | undefined) =>
  range?.from === undefined && range?.to === undefined;

/** A condition without values is none. */
export const withoutEmpty = (when: StageWhen): StageWhen => {
  const kept: StageWhen = { ...when };
  for (const choice of CHOICES) if (!kept[choice]?.length) delete kept[choice];
  for (const range of [...RANGES, ...AMOUNTS]) if (isEmptyRange(kept[range])) delete kept[range];
  return kept;
};

const ends = ({ from, to }: { readonly from?: number | string; readonly to?: number | string }) =>
  [from !== undefined && `≥ ${from}`, to !== undefined && `≤ ${to}`].filter(Boolean).join(' ');

/** What a rule of stages asks for and does, in words. */
export const useStageWords = () => {
  const { t } = useTranslation('admin');
  const locale = useLocale();
  const either = new Intl.ListFormat(locale, { type: 'disjunction' });
  const target = ({ set }: StageRule) =>
    'stage' in set ? t(`stages.${set.stage}`) : t('stage.grade-of', { grade: set.grade });
  const condition = ({ when }: StageRule) => {
    const parts = [
      when.kinds && `${t('stage.kinds')}: ${either.format(when.kinds.map((kind) => t(`account-kinds.${kind}`)))}`,
      when.stages && `${t('stage.stages')}: ${either.format(when.stages.map((stage) => t(`stages.${stage}`)))}`,
      when.grades &&
        `${t('stage.grades')}: ${either.format(when.grades.map((grade) => (grade === 'none' ? t('stages.none') : grade)))}`,
      ...RANGES.map((id) => when[id] && `${t(`stage.${id}`)} ${ends(when[id])}`),
      when.spend12m && `${t('stage.spend12m')} ${ends(when.spend12m)} ${when.spend12m.currency}`,
    ].filter(Boolean);
    return parts.length > 0 ? parts.join(' · ') : t('stage.always');
  };
  return { target, condition };
};
