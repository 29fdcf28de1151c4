import * as z from 'zod';
import { grades, stages } from '../contract/account.ts';
import type { StageChange } from '../contract/stage-rules.ts';
import type { TimelineEntry } from '../contract/timeline.ts';
import { compact } from './record.ts';

const details = z.object({
  stage: z.enum(stages).optional(),
  fromStage: z.enum(stages).optional(),
  grade: z.enum(grades).optional(),
  fromGrade: z.enum(grades).optional(),
  ruleId: z.string().optional(),
});

/**
 * The move that an entry of the timeline tells of, without the fields that may not be seen; nothing when it tells of none, or of
 * one that may not be seen.
 */
export const stageChangeOf = (
  { id, at, by, what, about, details: told }: TimelineEntry,
  visible: (field: 'stage' | 'grade') => boolean,
): StageChange | undefined => {
  if (about.type !== 'account' || what !== 'staged') return undefined;
  const { stage, fromStage, grade, fromGrade, ruleId } = details.parse(told);
  const isMoved = (visible('stage') && stage !== fromStage) || (visible('grade') && grade !== fromGrade);
  if (!isMoved) return undefined;
  return compact({
    id,
    at,
    by: ruleId === undefined ? ('person' as const) : ('rules' as const),
    actor: by,
    ...(visible('stage') && {
      stage,
      fromStage,
    }),
    ...(visible('grade') && {
      grade,
      fromGrade,
    }),
    ruleId,
  });
};
